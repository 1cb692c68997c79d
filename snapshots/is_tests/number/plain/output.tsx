import { isNumber } from "@/lib/jinja/tests";

export interface PageProps {
  x: unknown;
  y: unknown;
}

export default function Page({ x, y }: PageProps) {
  return (
    <p>
      {isNumber(x) ? "True" : "False"} {isNumber(y) ? "True" : "False"}
    </p>
  );
}

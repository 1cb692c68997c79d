import { isInteger } from "@/lib/jinja/tests";

export interface PageProps {
  x: unknown;
  y: unknown;
}

export default function Page({ x, y }: PageProps) {
  return (
    <p>
      {isInteger(x) ? "True" : "False"} {isInteger(y) ? "True" : "False"}
    </p>
  );
}

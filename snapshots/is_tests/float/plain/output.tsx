import { isFloat } from "@/lib/jinja/tests";

export interface PageProps {
  x: unknown;
  y: unknown;
}

export default function Page({ x, y }: PageProps) {
  return (
    <p>
      {isFloat(x) ? "True" : "False"} {isFloat(y) ? "True" : "False"}
    </p>
  );
}

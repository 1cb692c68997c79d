import { isSequence } from "@/lib/jinja/tests";

export interface PageProps {
  x: unknown;
  y: unknown;
}

export default function Page({ x, y }: PageProps) {
  return (
    <p>
      {isSequence(x) ? "True" : "False"} {isSequence(y) ? "True" : "False"}
    </p>
  );
}

import { isEscaped } from "@/lib/jinja/tests";

export interface PageProps {
  a: unknown;
  b: unknown;
}

export default function Page({ a, b }: PageProps) {
  return (
    <p>
      {isEscaped(a) ? "True" : "False"} {isEscaped(b) ? "True" : "False"}
    </p>
  );
}

import { eq } from "@/lib/jinja/compare";

export interface PageProps {
  a: string;
  b: unknown;
  c: number | null;
}

export default function Page({ a, b, c }: PageProps) {
  return (
    <p>
      {a === "1" && "text"}
      {eq(b, [1]) && "list"}
      {(c === null || c > 2) && "big"}
    </p>
  );
}

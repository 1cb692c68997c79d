import { add } from "@/lib/jinja/arith";
import { range } from "@/lib/jinja/range";

export interface PageProps {
  last: unknown;
}

export default function Page({ last }: PageProps) {
  return (
    <p>
      {range(3)
        .map((n) => n)
        .join("")}{" "}
      {range(5, 1, -2)
        .map((n) => n)
        .join("")}{" "}
      {range(1, Number(add(last, 1)))
        .map((n) => n)
        .join("")}
    </p>
  );
}

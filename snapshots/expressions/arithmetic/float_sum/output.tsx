import { add, mul, neg } from "@/lib/jinja/arith";
import { text } from "@/lib/jinja/raw";

export interface PageProps {
  a: unknown;
  b: number;
}

export default function Page({ a, b }: PageProps) {
  return (
    <p>
      {text(add(a, b))} {text(mul(a, 2))} {text(neg(a))}
    </p>
  );
}

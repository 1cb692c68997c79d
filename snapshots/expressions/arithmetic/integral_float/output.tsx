import { add, mul, neg } from "@/lib/jinja/arith";
import { text } from "@/lib/jinja/raw";

export interface PageProps {
  a: unknown;
}

export default function Page({ a }: PageProps) {
  return (
    <p>
      {text(mul(a, 2))} {text(add(a, 1))} {text(neg(a))}
    </p>
  );
}

import { add, div, floordiv, mod, mul, neg, pow, sub } from "@/lib/jinja/arith";
import { text } from "@/lib/jinja/raw";

export interface PageProps {
  a: unknown;
  b: unknown;
}

export default function Page({ a, b }: PageProps) {
  return (
    <p>
      {text(add(a, b))} {text(sub(a, b))} {text(mul(a, b))} {text(div(a, b))} {text(floordiv(a, b))}{" "}
      {text(mod(a, b))} {text(pow(a, b))} {text(neg(a))}
    </p>
  );
}

import { add, div, floordiv, mod } from "@/lib/jinja/arith";
import { text } from "@/lib/jinja/raw";

export interface PageProps {
  ok: unknown;
  n: unknown;
}

export default function Page({ ok, n }: PageProps) {
  return (
    <p>
      {text(add(ok, 1))} {text(floordiv(n, 2))} {text(div(n, 2))} {text(mod(n, 2))}
    </p>
  );
}

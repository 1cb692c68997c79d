import { getattr } from "@/lib/jinja/access";
import { add } from "@/lib/jinja/arith";
import { namespace, setAttribute } from "@/lib/jinja/globals";
import { text } from "@/lib/jinja/raw";

export default function Page() {
  const total = namespace({ n: 0 });
  return (
    <p>
      {Count({ ns: total })}
      {text(getattr(total, "n"))}
    </p>
  );
}

export interface CountProps {
  ns: unknown;
}

export function Count({ ns }: CountProps) {
  setAttribute(ns, "n", add(getattr(ns, "n"), 1));
  return null;
}

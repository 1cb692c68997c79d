import { getattr } from "@/lib/jinja/access";
import { add } from "@/lib/jinja/arith";
import { namespace, setAttribute } from "@/lib/jinja/globals";
import { text } from "@/lib/jinja/raw";

export interface PageProps {
  defaults: unknown;
  ns: unknown[];
}

export default function Page({ defaults, ns }: PageProps) {
  const seen = namespace(defaults, { total: 0 });
  for (const n of ns) {
    setAttribute(seen, "total", add(getattr(seen, "total"), n));
  }
  return (
    <p>
      {text(getattr(seen, "total"))} {text(getattr(seen, "unit"))}
    </p>
  );
}

import { mul } from "@/lib/jinja/arith";
import { gt } from "@/lib/jinja/compare";
import { join } from "@/lib/jinja/join";
import { append } from "@/lib/jinja/list-methods";
import { text } from "@/lib/jinja/raw";

export interface PageProps {
  ns: unknown[];
}

export default function Page({ ns }: PageProps) {
  const rows: unknown[] = [];
  for (const n of ns.filter((n) => gt(n, 1))) {
    const _ = append(rows, mul(n, 2));
  }
  return (
    <>
      <p>{text(join(rows, ","))}</p>
      {rows.length > 0 && <b>{rows.length}</b>}
    </>
  );
}

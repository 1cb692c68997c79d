import { join } from "@/lib/jinja/join";
import { append } from "@/lib/jinja/list-methods";
import { boxNumeral, times } from "@/lib/jinja/numeral";
import type { Numeral } from "@/lib/jinja/numeral";
import { text } from "@/lib/jinja/raw";

export interface PageProps {
  ns: Numeral[];
}

export default function Page({ ns }: PageProps) {
  const rows: unknown[] = [];
  for (const n of ns.filter((n) => Number(n) > 1)) {
    const _ = append(rows, boxNumeral(times(n, 2)));
  }
  return (
    <>
      <p>{text(join(rows, ","))}</p>
      {rows.length > 0 && <b>{rows.length}</b>}
    </>
  );
}

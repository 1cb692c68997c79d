import { times } from "@/lib/jinja/numeral";
import type { Numeral } from "@/lib/jinja/numeral";

export interface PageProps {
  ns: Numeral[];
}

export default function Page({ ns }: PageProps) {
  return <p>{ns.map((n) => `${n},${times(n, 2)} `).join("")}</p>;
}

import type { ReactNode } from "react";
import type { Numeral } from "@/lib/jinja/numeral";

export interface PageProps {
  numbers: Numeral[];
}

export default function Page({ numbers }: PageProps) {
  const ns: ReactNode[] = [];
  for (const n of numbers) {
    ns.push(" ");
    if (Number(n) === 0) {
      continue;
    }
    ns.push(" ");
    if (Number(n) > 9) {
      break;
    }
    ns.push(<li key={ns.length}>{n}</li>);
  }
  return <ul>{ns}</ul>;
}

import type { ReactNode } from "react";
import { eq, gt } from "@/lib/jinja/compare";
import { text } from "@/lib/jinja/raw";

export interface PageProps {
  numbers: unknown[];
}

export default function Page({ numbers }: PageProps) {
  const ns: ReactNode[] = [];
  for (const n of numbers) {
    ns.push(" ");
    if (eq(n, 0)) {
      continue;
    }
    ns.push(" ");
    if (gt(n, 9)) {
      break;
    }
    ns.push(<li key={ns.length}>{text(n)}</li>);
  }
  return <ul>{ns}</ul>;
}

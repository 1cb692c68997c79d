import type { ReactNode } from "react";

export interface PageProps {
  numbers: number[];
}

export default function Page({ numbers }: PageProps) {
  const ns: ReactNode[] = [];
  for (const n of numbers) {
    ns.push(" ");
    if (n === 0) {
      continue;
    }
    ns.push(" ");
    if (n > 9) {
      break;
    }
    ns.push(<li>{n}</li>);
  }
  return <ul>{ns}</ul>;
}

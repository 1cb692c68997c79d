import type { ReactNode } from "react";

export interface PageProps {
  numbers: string[];
}

export default function Page({ numbers }: PageProps) {
  const groups: ReactNode[] = [];
  let group: ReactNode[] = [];
  for (const [index, n] of numbers.entries()) {
    group.push(<p key={group.length}>{n}</p>);
    if ((index + 1) % 2 === 0) {
      groups.push(
        <div key={groups.length} className="row">
          {group}
        </div>,
      );
      group = [];
    }
  }
  groups.push(
    <div key={groups.length} className="row">
      {group}
    </div>,
  );
  return groups;
}

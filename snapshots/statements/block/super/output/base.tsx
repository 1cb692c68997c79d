import type { ReactNode } from "react";

export interface BaseProps {
  site: string;
  sidebar?: ReactNode;
}

export default function Base({ site, sidebar = <BaseSidebar site={site} /> }: BaseProps) {
  return <aside>{sidebar}</aside>;
}

export interface BaseSidebarProps {
  site: string;
}

export function BaseSidebar({ site }: BaseSidebarProps) {
  return <p>{site}</p>;
}

import type { ReactNode } from "react";

export interface PageData {
  title: string;
  children: PageData[];
}

export interface PageProps {
  pages: PageData[];
}

export default function Page({ pages }: PageProps) {
  const loop = (items: PageData[], depth0: number): ReactNode =>
    items.map((page, index) => (
      <li key={index}>
        {depth0 + 1} {page.title}
        {page.children.length > 0 && <ul>{loop(page.children, depth0 + 1)}</ul>}
      </li>
    ));
  return <ul>{loop(pages, 0)}</ul>;
}

import type { ReactNode } from "react";

export interface PageData {
  hidden: boolean;
  title: string;
  children: PageData[];
}

export interface PageProps {
  pages: PageData[];
}

export default function Page({ pages }: PageProps) {
  const loop = (items: PageData[]): ReactNode => {
    const pages2: ReactNode[] = [];
    for (const page of items) {
      pages2.push(" ");
      if (page.hidden) {
        continue;
      }
      pages2.push(
        <li key={pages2.length}>
          {page.title}
          {page.children.length > 0 && <ul>{loop(page.children)}</ul>}
        </li>,
      );
    }
    return pages2;
  };
  return <ul>{loop(pages)}</ul>;
}

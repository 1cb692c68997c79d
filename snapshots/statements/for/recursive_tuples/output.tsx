import type { ReactNode } from "react";

export interface Tree {
  title: string;
  __iter__: [string, boolean, Tree][];
}

export interface PageProps {
  tree: Tree;
}

export default function Page({ tree }: PageProps) {
  const loop = (items: [string, boolean, Tree][]): ReactNode =>
    items.map(([name, leaf, inner], index) =>
      leaf ? (
        <li key={index}>{inner.title}</li>
      ) : (
        inner.__iter__.length > 0 && (
          <li key={index}>
            {name}
            <ul>{loop(inner.__iter__)}</ul>
          </li>
        )
      ),
    );
  return <ul>{loop(tree.__iter__)}</ul>;
}

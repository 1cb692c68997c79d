import type { ReactNode } from "react";
import { join } from "@/lib/jinja/join";
import { append } from "@/lib/jinja/list-methods";
import { text } from "@/lib/jinja/raw";

export interface Tree {
  name: string;
  children: (Tree | null)[];
}

export interface PageProps {
  tree: Tree;
}

export default function Page({ tree }: PageProps) {
  const last: unknown[] = [];
  const content = Deepest({ node: tree });
  append(last, tree.name);
  return (
    <>
      <p>{content}</p>
      <p>{text(join(last))}</p>
    </>
  );
}

export interface DeepestProps {
  node?: Tree | null;
}

export function Deepest({ node }: DeepestProps): ReactNode {
  let child = null as Tree | null;
  for (const child2 of node?.children ?? []) {
    child = child2;
  }
  return child ? Deepest({ node: child }) : <b>{node?.name}</b>;
}

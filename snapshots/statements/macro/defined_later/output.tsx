import { Fragment } from "react";
import type { ReactNode } from "react";

export interface Tree {
  name: string;
  children: Tree[];
}

export interface PageProps {
  start: string;
  tree: Tree;
}

export default function Page({ start, tree }: PageProps) {
  const Branch2 = ({ node }: BranchProps): ReactNode => {
    return (
      <li>
        {node.name}
        {Leaves2({ node })} of {start}
      </li>
    );
  };
  const Leaves2 = ({ node }: LeavesProps): ReactNode => {
    return (
      <ul>
        {node.children.map((child, index) => (
          <Fragment key={index}>{Branch2({ node: child })}</Fragment>
        ))}
      </ul>
    );
  };
  return <ol>{Branch2({ node: tree })}</ol>;
}

export interface BranchProps {
  node: Tree;
}

export interface LeavesProps {
  node: Tree;
}

/** Rows of a table that may all fall away. */
import { Fragment, isValidElement, type ReactNode } from "react";

/** A `<tbody>` around the rows; none where there is no row, as HTML's parser has it for rows that stand right in a table. */
export function Rows({ children }: { children?: ReactNode }): ReactNode {
  return hasElement(children) && <tbody>{children}</tbody>;
}

function hasElement(node: ReactNode): boolean {
  if (Array.isArray(node)) return node.some(hasElement);
  if (!isValidElement<{ children?: ReactNode }>(node)) return false;
  if (node.type === Fragment) return hasElement(node.props.children);
  // A component of a macro or partial is a plain function of its props.
  return typeof node.type !== "function" || hasElement((node.type as (props: object) => ReactNode)(node.props));
}

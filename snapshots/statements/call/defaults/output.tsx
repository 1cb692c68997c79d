import type { ReactNode } from "react";

export interface PageProps {
  empty: string;
  names: string[];
}

export default function Page({ empty, names }: PageProps) {
  return (
    <Rows names={names}>
      {(name, number = empty) => (
        <>
          <b>{number}</b> {name}
        </>
      )}
    </Rows>
  );
}

export interface RowsProps {
  names: string[];
  children?: (a: string, b: number | string | undefined) => ReactNode;
}

export function Rows({ names, children }: RowsProps) {
  return (
    <ul>
      {names.map((name, index) => (
        <li key={index}>{children?.(name, index + 1)}</li>
      ))}
      <li>{children?.("none", undefined)}</li>
    </ul>
  );
}

import type { ReactNode } from "react";
import { raise } from "@/lib/jinja/templates";

export interface PageProps {
  names: unknown[];
}

export default function Page({ names }: PageProps) {
  return (
    <Rows names={names}>
      {() => raise("TypeError: macro None takes not more than 0 argument(s)")}
    </Rows>
  );
}

export interface RowsProps {
  names: unknown[];
  children?: (a: unknown) => ReactNode;
}

export function Rows({ names, children }: RowsProps) {
  return (
    <ul>
      {names.map((name, index) => (
        <li key={index}>{children?.(name)}</li>
      ))}
    </ul>
  );
}

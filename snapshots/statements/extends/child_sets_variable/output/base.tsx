import type { ReactNode } from "react";

export interface BaseProps {
  active: string;
  children?: ReactNode;
}

export default function Base({ active, children }: BaseProps) {
  return <nav className={active}>{children}</nav>;
}

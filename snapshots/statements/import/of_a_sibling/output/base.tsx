import type { ReactNode } from "react";

export interface BaseProps {
  children?: ReactNode;
}

export default function Base({ children }: BaseProps) {
  return <main>{children}</main>;
}

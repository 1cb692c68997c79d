import type { ReactNode } from "react";

export interface BareProps {
  children?: ReactNode;
}

export default function Bare({ children }: BareProps) {
  return <div>{children}</div>;
}

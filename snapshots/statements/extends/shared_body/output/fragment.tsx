import type { ReactNode } from "react";

export interface FragmentProps {
  children?: ReactNode;
}

export default function Fragment({ children }: FragmentProps) {
  return <div className="fragment">{children}</div>;
}

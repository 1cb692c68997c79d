import type { ReactNode } from "react";

export interface FullProps {
  children?: ReactNode;
}

export default function Full({ children }: FullProps) {
  return <main>{children}</main>;
}

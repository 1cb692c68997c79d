import type { ReactNode } from "react";

export interface BaseProps {
  footer?: ReactNode;
  children?: ReactNode;
}

export default function Base({ footer, children }: BaseProps) {
  return (
    <>
      <main>{children === undefined ? "base" : children}</main>
      <footer>{footer === undefined ? "foot" : footer}</footer>
    </>
  );
}

import type { ReactNode } from "react";

export interface BaseProps {
  x: string;
  children?: ReactNode;
}

export default function Base({ x, children }: BaseProps) {
  return (
    <>
      <main>{children}</main>
      <footer>{x}</footer>
    </>
  );
}

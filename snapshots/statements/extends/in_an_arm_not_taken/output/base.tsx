import type { ReactNode } from "react";

export interface BaseProps {
  title?: ReactNode;
  children?: ReactNode;
}

export default function Base({ title, children }: BaseProps) {
  return (
    <main>
      <h1>{title === undefined ? "Base" : title}</h1>
      {children}
    </main>
  );
}

import type { ReactNode } from "react";

export interface BaseProps {
  title?: () => ReactNode;
  children?: ReactNode;
}

export default function Base({ title, children }: BaseProps) {
  return (
    <main>
      {children === undefined ? <h1>{title === undefined ? "Home" : title?.()}</h1> : children}
    </main>
  );
}

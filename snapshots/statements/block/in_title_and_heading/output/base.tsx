import type { ReactNode } from "react";

export interface BaseProps {
  title?: string;
  children?: ReactNode;
}

export default function Base({ title = "Site", children }: BaseProps) {
  return (
    <>
      <title>{`${title} - Ink`}</title>
      {children}
    </>
  );
}

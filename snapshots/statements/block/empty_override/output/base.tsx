import type { ReactNode } from "react";

export interface BaseProps {
  header?: ReactNode;
  children?: ReactNode;
}

export default function Base({ header, children }: BaseProps) {
  return (
    <>
      <header>{header === undefined ? <h1>Site</h1> : header}</header>
      {children}
    </>
  );
}

import type { ReactNode } from "react";

export interface PageProps {
  nav?: ReactNode;
  foot?: ReactNode;
  children?: ReactNode;
}

export default function Page({ nav, foot, children }: PageProps) {
  return (
    <>
      <nav>{nav}</nav>
      <main>{children === undefined ? <p>nothing</p> : children}</main>
      <footer>{foot}</footer>
    </>
  );
}

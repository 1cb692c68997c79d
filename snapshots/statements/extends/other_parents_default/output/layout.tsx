import type { ReactNode } from "react";

export interface LayoutProps {
  aside?: ReactNode;
  children?: ReactNode;
}

export default function Layout({ aside, children }: LayoutProps) {
  return (
    <>
      <main>{children}</main>
      <aside>{aside}</aside>
    </>
  );
}

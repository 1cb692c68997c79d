import type { ReactNode } from "react";

export interface LayoutProps {
  title: string;
  header?: ReactNode;
  children?: ReactNode;
}

export default function Layout({
  title,
  header = <LayoutHeader title={title} />,
  children,
}: LayoutProps) {
  return (
    <main>
      {children === undefined ? (
        <article>
          {header}
          <p>text</p>
        </article>
      ) : (
        children
      )}
    </main>
  );
}

export interface LayoutHeaderProps {
  title: string;
}

export function LayoutHeader({ title }: LayoutHeaderProps) {
  return <h1>{title}</h1>;
}

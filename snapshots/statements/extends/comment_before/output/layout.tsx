import type { ReactNode } from "react";

export interface LayoutProps {
  title?: string;
  children?: ReactNode;
}

export default function Layout({ title = "Shop", children }: LayoutProps) {
  return (
    <html>
      <head>
        <title>{title}</title>
      </head>
      <body>{children}</body>
    </html>
  );
}

import type { ReactNode } from "react";

export interface LayoutProps {
  children?: ReactNode;
}

export default function Layout({ children }: LayoutProps) {
  return (
    <html>
      <head>
        <title>T</title>
      </head>
      <body>{children}</body>
    </html>
  );
}

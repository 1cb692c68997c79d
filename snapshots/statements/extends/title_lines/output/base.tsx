import type { ReactNode } from "react";

export interface BaseProps {
  title?: string;
  children?: ReactNode;
}

export default function Base({ title = "", children }: BaseProps) {
  return (
    <html>
      <head>
        <title>{`${title} | App`}</title>
      </head>
      <body>{children}</body>
    </html>
  );
}

import type { ReactNode } from "react";

export interface BaseProps {
  title?: string;
  children?: ReactNode;
}

export default function Base({ title = "Site", children }: BaseProps) {
  return (
    <html>
      <head>
        <title>{title}</title>
      </head>
      <body>{children}</body>
    </html>
  );
}

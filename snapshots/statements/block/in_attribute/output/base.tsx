import type { ReactNode } from "react";

export interface BaseProps {
  body_class?: string;
  children?: ReactNode;
}

export default function Base({ body_class = "plain", children }: BaseProps) {
  return (
    <html>
      <body className={`page ${body_class}`}>{children}</body>
    </html>
  );
}

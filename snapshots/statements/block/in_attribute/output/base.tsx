import type { ReactNode } from "react";

export interface BaseProps {
  body_class?: string;
  children?: ReactNode;
}

export default function Base({ body_class = "plain", children }: BaseProps) {
  return <body className={`page ${body_class}`}>{children}</body>;
}

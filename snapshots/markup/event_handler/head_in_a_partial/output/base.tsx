import type { ReactNode } from "react";
import Head from "@/templates/_head";

export interface BaseProps {
  children?: ReactNode;
}

export default function Base({ children }: BaseProps) {
  return (
    <html>
      <Head />
      <body>{children}</body>
    </html>
  );
}

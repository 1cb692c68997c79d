import type { ReactNode } from "react";

export interface BaseProps {
  x: string;
  metas?: ReactNode;
}

export default function Base({ x, metas = <BaseMetas x={x} /> }: BaseProps) {
  return (
    <html>
      <head>{metas}</head>
      <body />
    </html>
  );
}

export interface BaseMetasProps {
  x: string;
}

export function BaseMetas({ x }: BaseMetasProps) {
  return <meta name="a" content={x} />;
}

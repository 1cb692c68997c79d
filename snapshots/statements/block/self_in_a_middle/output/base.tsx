import type { ReactNode } from "react";

export interface BaseProps {
  c?: ReactNode;
}

export default function Base({ c }: BaseProps) {
  return <ul>{c}</ul>;
}

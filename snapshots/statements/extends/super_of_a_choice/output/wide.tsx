import type { ReactNode } from "react";

export interface WideProps {
  title?: ReactNode;
}

export default function Wide({ title = <WideTitle /> }: WideProps) {
  return <h2>{title}</h2>;
}

export function WideTitle() {
  return "wide";
}

import type { ReactNode } from "react";

export default function Page() {
  return (
    <Card title="News">
      <p>Hello</p>
    </Card>
  );
}

export interface CardProps {
  title: string;
  children?: ReactNode;
}

export function Card({ title, children }: CardProps) {
  return (
    <section>
      <h2>{title}</h2>
      {children}
    </section>
  );
}

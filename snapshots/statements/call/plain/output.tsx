import type { ReactNode } from "react";

export interface PageProps {
  name: string;
}

export default function Page({ name }: PageProps) {
  return (
    <Card title="News">
      <p>Hello {name}</p>
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

import { Bold } from "@/templates/parts";

export interface PageProps {
  title: string;
}

export default function Page({ title }: PageProps) {
  return <Card title={title} />;
}

export interface CardProps {
  title: string;
}

export function Card({ title }: CardProps) {
  return (
    <div>
      <Row text={title} />
    </div>
  );
}

export interface RowProps {
  text: string;
}

export function Row({ text }: RowProps) {
  return (
    <i>
      <Bold text={text} />
    </i>
  );
}

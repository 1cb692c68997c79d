import { raise } from "@/lib/jinja/templates";

export interface PageProps {
  wide: boolean;
}

export default function Page({ wide }: PageProps) {
  return (
    <p>
      <Card title="a" />
      {wide && (
        <>
          {raise("TypeError: macro 'card' takes not more than 1 argument(s)")}
          {raise("UndefinedError: there is no block 'nothing'")}
        </>
      )}
    </p>
  );
}

export interface CardProps {
  title: string;
}

export function Card({ title }: CardProps) {
  return <b>{title}</b>;
}

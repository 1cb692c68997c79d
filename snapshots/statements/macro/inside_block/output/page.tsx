import Base from "@/templates/base";

export interface PageProps {
  name: string;
}

export default function Page({ name }: PageProps) {
  return (
    <Base>
      <B t="x" />
      <B t={name} />
    </Base>
  );
}

export interface BProps {
  t: string;
}

export function B({ t }: BProps) {
  return <b>{t}</b>;
}

import Base from "@/templates/base";

export default function Page() {
  return (
    <Base>
      <B text="x" />
    </Base>
  );
}

export interface BProps {
  text: string;
}

export function B({ text }: BProps) {
  return <b>{text}</b>;
}

import Base from "@/templates/base";

export interface SectionProps {
  name: string;
}

export default function Section({ name }: SectionProps) {
  return (
    <Base>
      <b>{name}</b>
    </Base>
  );
}

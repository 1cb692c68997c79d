import type { ReactNode } from "react";
import Base from "@/templates/base";

export interface SectionProps {
  name: string;
  title?: () => ReactNode;
}

export default function Section({ name, title }: SectionProps) {
  return (
    <Base>
      <b>{name}</b>
    </Base>
  );
}

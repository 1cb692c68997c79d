import type { ReactNode } from "react";
import Base from "@/templates/base";

export interface SectionProps {
  footer?: ReactNode;
  children?: ReactNode;
}

export default function Section({ footer, children }: SectionProps) {
  return (
    <Base footer={footer}>
      <section>{children === undefined ? "section" : children}</section>
    </Base>
  );
}

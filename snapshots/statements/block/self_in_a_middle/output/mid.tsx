import type { ReactNode } from "react";
import Base from "@/templates/base";

export interface MidProps {
  sel?: ReactNode;
}

export default function Mid({ sel }: MidProps) {
  return <Base c={<li>{sel === undefined ? "A" : sel}</li>} />;
}

import type { ReactNode } from "react";
import Base from "@/templates/base";

export interface MiddleProps {
  name: string;
  outer?: ReactNode;
}

export default function Middle({ name, outer }: MiddleProps) {
  return <Base outer={outer} inner={<b>{name}</b>} />;
}

export interface MiddleInnerProps {
  name: string;
}

export function MiddleInner({ name }: MiddleInnerProps) {
  return <b>{name}</b>;
}

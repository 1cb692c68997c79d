import type { ReactNode } from "react";
import { raise } from "@/lib/jinja/templates";

export interface BaseProps {
  children?: ReactNode;
}

export default function Base({ children }: BaseProps) {
  return <main>{children ?? raise("Required block 'content' not found")}</main>;
}

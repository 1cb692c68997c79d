import { getattr } from "@/lib/jinja/access";
import { text } from "@/lib/jinja/raw";

export interface PartProps {
  ns: unknown;
}

export default function Part({ ns }: PartProps) {
  return text(getattr(ns, "n"));
}

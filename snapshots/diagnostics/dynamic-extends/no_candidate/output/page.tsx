import type { ReactNode } from "react";
import { chooseTemplate } from "@/lib/jinja/templates";

export interface PageProps {
  layout: string;
  children?: ReactNode;
}

export default function Page({ layout, children }: PageProps) {
  return chooseTemplate(layout, []);
}

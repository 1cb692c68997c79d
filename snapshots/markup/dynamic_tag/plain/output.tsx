import type { ElementType } from "react";
import { attrs } from "@/lib/jinja/attrs";

export interface PageProps {
  level: string;
  title: string;
}

export default function Page({ level, title }: PageProps) {
  const Tag = `h${level}` as ElementType;
  return <Tag {...attrs({ className: "t" })}>{title}</Tag>;
}

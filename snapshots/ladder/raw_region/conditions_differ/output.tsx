import { escapeText } from "@/lib/jinja/escape";
import { Raw } from "@/lib/jinja/raw";

export interface PageProps {
  a: boolean;
  x: string;
  b: boolean;
}

export default function Page({ a, x, b }: PageProps) {
  return (
    <Raw html={{ __html: `<div>${a ? "<b>" : ""}${escapeText(x)}${b ? "</b>" : ""}</div>` }} />
  );
}

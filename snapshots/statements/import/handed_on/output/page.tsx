import { cellHtml } from "@/templates/ui";
import { getattr } from "@/lib/jinja/access";
import { macro } from "@/lib/jinja/macro";
import { call } from "@/lib/jinja/methods";
import { plain } from "@/lib/jinja/plain";
import { text } from "@/lib/jinja/raw";

export default function Page() {
  return <Card kit={{ cell: macro("cell", ["text"], cellHtml), label: "Kit" }} />;
}

export interface CardProps {
  kit: unknown;
}

export function Card({ kit }: CardProps) {
  return <div title={plain(getattr(kit, "label"))}>{text(call(kit, "cell", ["a & b"]))}</div>;
}

import Base from "@/templates/base";
import { escapeText } from "@/lib/jinja/escape";

export interface PageProps {
  note: string;
}

export default function Page({ note }: PageProps) {
  return <Base body={`<div><hr><small>${escapeText(note)}</div><p>x</p>`} />;
}

import { escapeText } from "@/lib/jinja/escape";
import { text } from "@/lib/jinja/raw";
import { upper } from "@/lib/jinja/text";

export interface PageProps {
  name: string;
}

export default function Page({ name }: PageProps) {
  return <p>{text(upper({ __html: `hello ${escapeText(name)}, <b>you</b>` }))}</p>;
}

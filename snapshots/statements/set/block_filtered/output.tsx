import { escapeText } from "@/lib/jinja/escape";
import { text } from "@/lib/jinja/raw";
import { upper } from "@/lib/jinja/text";

export interface PageProps {
  name: string;
}

export default function Page({ name }: PageProps) {
  const shout = upper({ __html: `hello ${escapeText(name)}` });
  return <p>{text(shout)}</p>;
}

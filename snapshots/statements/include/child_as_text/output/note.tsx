import Layout, { layoutHtml } from "@/templates/layout";
import { escapeText } from "@/lib/jinja/escape";

export interface NoteProps {
  name: string;
  sign: string;
}

export default function Note({ name, sign }: NoteProps) {
  return <Layout sign={sign} text={<b>{name}</b>} />;
}

export function noteHtml({ name, sign }: NoteProps): string {
  return layoutHtml({ sign, text: `<b>${escapeText(name)}</b>` });
}

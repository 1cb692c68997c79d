import Mid, { midContentHtml } from "@/templates/mid";
import { escapeText } from "@/lib/jinja/escape";

export interface LeafProps {
  lang: string;
  y: string;
  foot: string;
}

export default function Leaf({ lang, y, foot }: LeafProps) {
  return (
    <Mid
      lang={lang}
      y={y}
      foot={foot}
      content={`<s>${escapeText(y)}</s>${midContentHtml({ y })}`}
    />
  );
}

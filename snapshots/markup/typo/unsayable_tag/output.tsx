import { escapeText } from "@/lib/jinja/escape";

export interface PageProps {
  x: string;
}

export default function Page({ x }: PageProps) {
  return <div dangerouslySetInnerHTML={{ __html: `${escapeText(x)}<br<b>t</b>` }} />;
}

import { escapeText } from "@/lib/jinja/escape";
import { Raw } from "@/lib/jinja/raw";

export interface PageProps {
  x: string;
}

export default function Page({ x }: PageProps) {
  return <Raw html={{ __html: `<p><b>bold</p>${escapeText(x)}` }} />;
}

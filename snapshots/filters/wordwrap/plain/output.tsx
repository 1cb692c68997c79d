import { preText } from "@/lib/jinja/preformatted";
import { text as text_ } from "@/lib/jinja/raw";
import { wordwrap } from "@/lib/jinja/wrap";

export interface PageProps {
  text: string;
}

export default function Page({ text }: PageProps) {
  return <pre>{preText(text_(wordwrap(text, 8)))}</pre>;
}

import { preText } from "@/lib/jinja/preformatted";
import { expandtabs } from "@/lib/jinja/string-methods";

export interface PageProps {
  text: string;
}

export default function Page({ text }: PageProps) {
  return <pre>{preText(expandtabs(text, 4))}</pre>;
}

import { preText } from "@/lib/jinja/preformatted";
import { indent } from "@/lib/jinja/text";

export interface PageProps {
  text: string;
}

export default function Page({ text }: PageProps) {
  return <pre>{preText(indent(text, 2, { first: true }))}</pre>;
}

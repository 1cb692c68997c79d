import { pprint } from "@/lib/jinja/pprint";
import { preText } from "@/lib/jinja/preformatted";

export interface PageProps {
  value: unknown;
}

export default function Page({ value }: PageProps) {
  return <pre>{preText(pprint(value))}</pre>;
}

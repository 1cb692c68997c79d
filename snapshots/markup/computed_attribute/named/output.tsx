import { escapeText } from "@/lib/jinja/escape";
import { spreadAttributes } from "@/lib/jinja/spread-attributes";

export interface PageProps {
  key_: string;
  value: string;
}

export default function Page({ key_, value }: PageProps) {
  return (
    <i {...spreadAttributes("i", { __html: `data-${escapeText(key_)}="${escapeText(value)}"` })} />
  );
}

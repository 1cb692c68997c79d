import { escapeText } from "@/lib/jinja/escape";
import { spreadAttributes } from "@/lib/jinja/spread-attributes";

export interface PageProps {
  names: string[];
}

export default function Page({ names }: PageProps) {
  return names.map((name, index) => (
    <p
      key={index}
      {...spreadAttributes("p", {
        __html: `id=${escapeText(name)} data-at=${index + 1} class="${escapeText(name)}"`,
      })}
    >
      x
    </p>
  ));
}

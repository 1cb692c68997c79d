import { escapeText } from "@/lib/jinja/escape";
import { spreadAttributes } from "@/lib/jinja/spread-attributes";

export interface PageProps {
  data: [string, string][];
}

export default function Page({ data }: PageProps) {
  return (
    <div
      {...spreadAttributes("div", {
        __html: data
          .map(([key, value]) => `data-${escapeText(key)}="${escapeText(value)}" `)
          .join(""),
      })}
    >
      x
    </div>
  );
}

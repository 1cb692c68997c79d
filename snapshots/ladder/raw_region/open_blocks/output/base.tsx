import { escapeText } from "@/lib/jinja/escape";
import { Raw } from "@/lib/jinja/raw";

export interface BaseProps {
  title: string;
  start?: string;
  items?: string;
  end?: string;
}

export default function Base({ title, start = "", items = "", end = "" }: BaseProps) {
  return (
    <Raw
      html={{
        __html: `<section>
  <h2>${escapeText(title)}</h2>
  <div class="items">${start}${items}${end}</div>
</section>`,
      }}
    />
  );
}

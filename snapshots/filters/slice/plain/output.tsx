import { escapeText } from "@/lib/jinja/escape";
import { Raw } from "@/lib/jinja/raw";
import { columns } from "@/lib/jinja/sequence";

export interface PageProps {
  items: string[];
}

export default function Page({ items }: PageProps) {
  return (
    <Raw
      html={{
        __html: `<p>${columns(items, 2)
          .map(
            (column) => `<ul>${column.map((item) => `<li>${escapeText(item)}</li>`).join("")}</ul>`,
          )
          .join("")}</p>`,
      }}
    />
  );
}

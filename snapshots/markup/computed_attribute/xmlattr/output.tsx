import { xmlattr } from "@/lib/jinja/html-filters";
import { spreadAttributes } from "@/lib/jinja/spread-attributes";

export interface PageProps {
  cls: unknown;
}

export default function Page({ cls }: PageProps) {
  return (
    <ul {...spreadAttributes("ul", xmlattr({ class: cls, id: null }))}>
      <li>x</li>
    </ul>
  );
}

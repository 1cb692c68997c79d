import { xmlattr } from "@/lib/jinja/html-filters";
import { spreadAttributes } from "@/lib/jinja/spread-attributes";

export interface PageProps {
  ident: unknown;
  title: unknown;
}

export default function Page({ ident, title }: PageProps) {
  return <p {...spreadAttributes("p", xmlattr({ id: ident, hidden: null, title }))}>x</p>;
}

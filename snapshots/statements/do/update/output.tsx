import { getitem } from "@/lib/jinja/access";
import { xmlattr } from "@/lib/jinja/html-filters";
import { call } from "@/lib/jinja/methods";
import { text } from "@/lib/jinja/raw";
import { spreadAttributes } from "@/lib/jinja/spread-attributes";

export interface PageProps {
  ident: unknown;
}

export default function Page({ ident }: PageProps) {
  const attrs = { class: "a" };
  call(attrs, "update", [{ id: ident }]);
  return <p {...spreadAttributes("p", xmlattr(attrs))}>{text(getitem(attrs, "id"))}</p>;
}

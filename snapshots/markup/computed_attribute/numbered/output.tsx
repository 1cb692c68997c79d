import { attrs } from "@/lib/jinja/attrs";

export interface PageProps {
  items: string[];
}

export default function Page({ items }: PageProps) {
  return items.map((item, index) => (
    <i key={index} {...attrs(Object.fromEntries([[`data-${index + 1}`, item]]))} />
  ));
}

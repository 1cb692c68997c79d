import { getitem } from "@/lib/jinja/access";
import { text } from "@/lib/jinja/raw";

export interface PageProps {
  items: string[];
  pair: string[];
}

export default function Page({ items, pair }: PageProps) {
  return (
    <p>
      {items[0]} {text(getitem(items, -1))} {items[9]} {pair[1]}
    </p>
  );
}

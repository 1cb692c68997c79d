import { add } from "@/lib/jinja/arith";
import { text } from "@/lib/jinja/raw";

export interface Item {
  hit: boolean;
  n: unknown;
}

export interface PageProps {
  items: Item[];
}

export default function Page({ items }: PageProps) {
  let found = false;
  let total: unknown = 0;
  const items2 = items.map((item, index) => {
    if (item.hit) {
      found = true;
    }
    total = add(total, item.n);
    return <li key={index}>{text(item.n)}</li>;
  });
  return (
    <>
      <ul>{items2}</ul>
      <p>
        {text(total)}
        {found && " found"}
      </p>
    </>
  );
}

import Base from "@/templates/base";

export interface PageProps {
  items: unknown[];
  item: string;
}

export default function Page({ items, item }: PageProps) {
  return <Base items={items} item={item} row={() => <>({item})</>} />;
}

import Base from "@/templates/base";

export interface PageProps {
  items: string[];
}

export default function Page({ items }: PageProps) {
  return <Base items={items} item={({ item }) => <b>{item}</b>} />;
}

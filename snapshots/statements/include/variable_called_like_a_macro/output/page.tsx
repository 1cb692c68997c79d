import Part from "@/templates/_part";

export interface Item {
  name: string;
  key: string;
}

export interface PageProps {
  item: Item;
}

export default function Page({ item }: PageProps) {
  const field = item.key;
  return (
    <>
      {" "}
      <Field x={1} />
      <Part field={field} item={item} />
    </>
  );
}

export interface FieldProps {
  x: number;
}

export function Field({ x }: FieldProps) {
  return <b>{x}</b>;
}

export interface PageProps {
  b: string;
  c: string;
}

export default function Page({ b, c }: PageProps) {
  return (
    <ul>
      <Item name="a" />
      <Item name={b} />
      {c !== "" && <li>{c}</li>}
    </ul>
  );
}

export interface ItemProps {
  name: string;
}

export function Item({ name }: ItemProps) {
  return <li>{name}</li>;
}

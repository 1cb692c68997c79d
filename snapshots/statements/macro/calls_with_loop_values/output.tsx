export interface PageProps {
  ns: string[];
}

export default function Page({ ns }: PageProps) {
  return (
    <ul>
      {ns.map((n, index) => (
        <Row key={index} n={n} last={index === ns.length - 1} />
      ))}
    </ul>
  );
}

export interface RowProps {
  n: string;
  last: boolean;
}

export function Row({ n, last }: RowProps) {
  return <li className={last ? "last" : ""}>{n}</li>;
}

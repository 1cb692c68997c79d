export interface PageProps {
  wide: boolean;
  kind: string;
}

export default function Page({ wide, kind }: PageProps) {
  return (
    <div
      className={`
  card
  ${wide ? "card-wide" : ""}
  ${kind}
`}
    >
      x
    </div>
  );
}

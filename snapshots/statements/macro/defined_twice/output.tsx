export interface PageProps {
  a: string;
  b: string;
}

export default function Page({ a, b }: PageProps) {
  return (
    <>
      <Row2 text={a} />
      <Row text={b} />
    </>
  );
}

export interface Row2Props {
  text: string;
}

export function Row2({ text }: Row2Props) {
  return <p>{text}</p>;
}

export interface RowProps {
  text: string;
  mark?: string;
}

export function Row({ text, mark = "*" }: RowProps) {
  return (
    <p>
      <b>{mark}</b> {text}
    </p>
  );
}

export interface PageProps {
  n: number;
  kind: string;
  word: string | string[];
}

export default function Page({ n, kind, word }: PageProps) {
  return (
    <p>{0 < n && n < 10 && n !== 5 && ["a", "b"].includes(kind) && !word.includes("x") && "in"}</p>
  );
}

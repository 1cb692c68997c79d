import { contains } from "@/lib/jinja/compare";

export interface PageProps {
  n: number;
  kind: string;
  word: unknown;
}

export default function Page({ n, kind, word }: PageProps) {
  return (
    <p>{0 < n && n < 10 && n !== 5 && ["a", "b"].includes(kind) && !contains("x", word) && "in"}</p>
  );
}

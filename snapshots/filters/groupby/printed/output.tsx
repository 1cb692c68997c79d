import { text } from "@/lib/jinja/raw";
import { last } from "@/lib/jinja/sequence";
import { groupby } from "@/lib/jinja/sort";

export interface PageProps {
  rows: unknown[];
}

export default function Page({ rows }: PageProps) {
  return <p>{text(groupby(rows, "k").map((item) => last(item)))}</p>;
}

import { text } from "@/lib/jinja/raw";
import { sort } from "@/lib/jinja/sort";

export interface PageProps {
  rows: unknown[];
}

export default function Page({ rows }: PageProps) {
  return <p>{text(sort(rows, { attribute: "k" }))}</p>;
}

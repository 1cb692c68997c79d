import { text } from "@/lib/jinja/raw";
import { max } from "@/lib/jinja/sort";
import { sum } from "@/lib/jinja/sum";

export interface Row {
  n: unknown;
}

export interface PageProps {
  xs: unknown[];
  rows: Row[];
}

export default function Page({ xs, rows }: PageProps) {
  return (
    <p>
      {text(sum(xs))} {text(sum(rows, { attribute: "n" }))} {text(max(xs))}
    </p>
  );
}

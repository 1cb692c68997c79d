import { getitem } from "@/lib/jinja/access";
import { text } from "@/lib/jinja/raw";

export interface PageProps {
  labels: unknown;
  kind: unknown;
  rows: unknown;
  i: unknown;
  j: unknown;
}

export default function Page({ labels, kind, rows, i, j }: PageProps) {
  return (
    <p>
      {text(getitem(labels, kind))} {text(getitem(getitem(rows, i), j))}
    </p>
  );
}

import { append } from "@/lib/jinja/list-methods";
import { text } from "@/lib/jinja/raw";

export interface PageProps {
  name: string;
}

export default function Page({ name }: PageProps) {
  const rows: unknown[] = [];
  append(rows, name);
  return (
    <p>
      {rows.length}
      {text(rows[0])}
    </p>
  );
}

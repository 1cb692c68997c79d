import { getattr } from "@/lib/jinja/access";
import { text } from "@/lib/jinja/raw";
import { sort } from "@/lib/jinja/sort";
import { str } from "@/lib/jinja/str";

export interface PageProps {
  notes: unknown[];
  order: unknown;
}

export default function Page({ notes, order }: PageProps) {
  return sort(notes, { attribute: order === null ? undefined : str(order) }).map((note, index) => (
    <p key={index}>{text(getattr(note, "title"))}</p>
  ));
}

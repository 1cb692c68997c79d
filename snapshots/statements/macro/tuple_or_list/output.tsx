import { text } from "@/lib/jinja/raw";
import { boxFloat, tuple } from "@/lib/jinja/value";

export interface PageProps {
  word: string;
}

export default function Page({ word }: PageProps) {
  return (
    <>
      <Tags names={["a"]} />
      <Tags names={["b", "c"]} extra={[word]} />
      <Show value={tuple(1, 2)} />
      <Show value={[1]} />
      <Show value={{ a: 1 }} />
      <Show value={tuple("x", boxFloat(1))} />
    </>
  );
}

export interface TagsProps {
  names: string[];
  extra?: string[];
}

export function Tags({ names, extra = [] }: TagsProps) {
  return (
    <p>
      {names.map((name) => `${name} `).join("")}
      {extra.join(", ")}
      {!(extra.length > 0) && "none"}
    </p>
  );
}

export interface ShowProps {
  value: unknown;
}

export function Show({ value }: ShowProps) {
  return <b>{text(value)}</b>;
}

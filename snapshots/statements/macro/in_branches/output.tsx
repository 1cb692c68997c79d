import { callValue } from "@/lib/jinja/call-value";
import { escape } from "@/lib/jinja/escape";
import { callNamed, macro } from "@/lib/jinja/macro";
import { text } from "@/lib/jinja/raw";

export interface PageProps {
  wide: boolean;
  b: string;
}

export default function Page({ wide, b }: PageProps) {
  let cell: unknown = undefined;
  if (wide) {
    cell = macro("cell_2", ["text"], cell2Html);
  } else {
    cell = macro("cell_3", ["text"], cell3Html);
  }
  return (
    <div>
      {text(callValue(cell, "a"))}
      {text(callNamed(cell, [], { text: b }))}
    </div>
  );
}

export interface Cell2Props {
  text: unknown;
}

export function cell2Html({ text: text2 }: Cell2Props): string {
  return `<p class="wide">${escape(text2)}</p>`;
}

export function Cell2({ text: text2 }: Cell2Props) {
  return <p className="wide">{text(text2)}</p>;
}

export interface Cell3Props {
  text: unknown;
}

export function cell3Html({ text: text2 }: Cell3Props): string {
  return `<p>${escape(text2)}</p>`;
}

export function Cell3({ text: text2 }: Cell3Props) {
  return <p>{text(text2)}</p>;
}

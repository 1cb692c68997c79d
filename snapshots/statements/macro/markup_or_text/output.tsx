import { lookup } from "@/lib/jinja/calls";
import type { Calls } from "@/lib/jinja/calls";
import { text } from "@/lib/jinja/raw";
import { truthy } from "@/lib/jinja/truthy";

export interface Notes {
  plain: string;
  none: string;
  __getitem__: Calls<unknown>;
}

export interface PageProps {
  title: unknown;
  notes: Notes;
  name: unknown;
}

export default function Page({ title, notes, name }: PageProps) {
  return (
    <>
      <table>
        <tbody>
          <tr>
            <Cell value={title} />
            <Cell value={lookup(notes.__getitem__, name)} />
            <Cell value={notes.plain} />
            <Cell value={notes.none} />
          </tr>
        </tbody>
      </table>
      <Line value={title} />
      <Line value={lookup(notes.__getitem__, name)} />
    </>
  );
}

export interface CellProps {
  value: unknown;
}

export function Cell({ value }: CellProps) {
  return <td>{truthy(value) ? text(value) : "-"}</td>;
}

export interface LineProps {
  value: unknown;
}

export function Line({ value }: LineProps) {
  return <p>{text(value)}</p>;
}

import { getitem } from "@/lib/jinja/access";
import { text } from "@/lib/jinja/raw";
import { truthy } from "@/lib/jinja/truthy";

export interface PageProps {
  title: unknown;
  notes: unknown;
  name: unknown;
}

export default function Page({ title, notes, name }: PageProps) {
  return (
    <>
      <table>
        <tbody>
          <tr>
            <Cell value={title} />
            <Cell value={getitem(notes, name)} />
            <Cell value={getitem(notes, "plain")} />
            <Cell value={getitem(notes, "none")} />
          </tr>
        </tbody>
      </table>
      <Line value={title} />
      <Line value={getitem(notes, name)} />
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

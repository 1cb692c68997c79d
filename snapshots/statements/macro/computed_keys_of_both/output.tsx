import { getattr, getitem } from "@/lib/jinja/access";
import type { Calls } from "@/lib/jinja/calls";
import { iterate } from "@/lib/jinja/iterate";
import { tojson } from "@/lib/jinja/json";
import { call } from "@/lib/jinja/methods";
import { Raw, text } from "@/lib/jinja/raw";

export interface Datum {
  id: string;
  __getitem__: Calls<unknown>;
  __get__: Calls<unknown>;
}

export interface PageProps {
  data: unknown;
  one: Datum;
}

export default function Page({ data, one }: PageProps) {
  return (
    <>
      {" "}
      <Raw html={tojson(data)} />
      <ul>
        {iterate(data).map((record, index) => (
          <Row key={index} record={record} names={["title", "gone"]} />
        ))}
        <Row record={one} names={["title"]} />
      </ul>
    </>
  );
}

export interface RowProps {
  record: unknown;
  names: string[];
}

export function Row({ record, names }: RowProps) {
  return (
    <li>
      {text(getattr(record, "id"))}
      {names.map((name, index) => (
        <i key={index}>
          {text(getitem(record, name))}, {text(call(record, "get", [name, "?"]))}
        </i>
      ))}
    </li>
  );
}

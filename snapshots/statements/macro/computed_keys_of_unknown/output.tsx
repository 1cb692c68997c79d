import { called, lookup } from "@/lib/jinja/calls";
import type { Calls } from "@/lib/jinja/calls";
import { isIterable } from "@/lib/jinja/iterate";

export interface Data {
  __iter__: Datum[];
  __kind__: string;
}

export interface Datum {
  id: string;
  __getitem__: Calls<string>;
  __get__: Calls<string>;
}

export interface PageProps {
  data: Data;
}

export default function Page({ data }: PageProps) {
  return (
    <ul>
      {isIterable(data) &&
        data.__iter__.map((record) => (
          <Row key={record.id} record={record} names={["title", "gone"]} />
        ))}
    </ul>
  );
}

export interface RowProps {
  record: Datum;
  names: string[];
}

export function Row({ record, names }: RowProps) {
  return (
    <li>
      {record.id}
      {names.map((name, index) => (
        <i key={index}>
          {lookup(record.__getitem__, name)}, {called(record.__get__, [name, "?"])}
        </i>
      ))}
    </li>
  );
}

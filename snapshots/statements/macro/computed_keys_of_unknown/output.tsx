import { called, lookup } from "@/lib/jinja/calls";
import type { Calls } from "@/lib/jinja/calls";
import { isIterable, iterate } from "@/lib/jinja/iterate";
import { shaped } from "@/lib/jinja/shaped";
import type { Contract } from "@/lib/jinja/shaped";

export interface Datum {
  id: string;
  __getitem__: Calls<string>;
  __get__: Calls<string>;
}

export const datumContract: Contract = {
  root: { kind: "object", name: "Datum" },
  defs: {
    Datum: {
      fields: {
        id: { type: "text" },
        __getitem__: { type: { kind: "items", result: "text", named: ["id"] }, attribute: "$ref" },
        __get__: { type: { kind: "calls", result: "text", named: ["id"] }, attribute: "get" },
      },
    },
  },
};

export interface PageProps {
  data: unknown;
}

export default function Page({ data }: PageProps) {
  return (
    <ul>
      {isIterable(data) &&
        iterate(data).map((record, index) => (
          <Row key={index} record={shaped(record, datumContract)} names={["title", "gone"]} />
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

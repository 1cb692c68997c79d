import { lookup } from "@/lib/jinja/calls";
import type { Calls } from "@/lib/jinja/calls";

export interface First {
  required: boolean;
  label: Label;
  hint: string;
  errors: string[];
}

export interface Fields {
  __getitem__: Calls<First>;
}

export interface Label {
  text: string;
}

export interface PageProps {
  first: First;
  names: unknown[];
  fields: Fields;
}

export default function Page({ first, names, fields }: PageProps) {
  return (
    <>
      <Row field={first} />
      {names.map((name, index) => (
        <Row key={index} field={lookup(fields.__getitem__, name)} />
      ))}
    </>
  );
}

export interface RowProps {
  field: First;
}

export function Row({ field }: RowProps) {
  return (
    <p className={field.required ? "required" : undefined}>
      {field.label.text}: {field.hint}{" "}
      {field.errors.map((error, index) => (
        <em key={index}>{error}</em>
      ))}
    </p>
  );
}

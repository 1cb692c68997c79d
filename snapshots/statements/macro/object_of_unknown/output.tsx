import { getitem } from "@/lib/jinja/access";
import { shaped } from "@/lib/jinja/shaped";
import type { Contract } from "@/lib/jinja/shaped";

export interface First {
  required: boolean;
  label: Label;
  hint: string;
  errors: string[];
}

export interface Label {
  text: string;
}

export const firstContract: Contract = {
  root: { kind: "object", name: "First" },
  defs: {
    First: {
      fields: {
        required: { type: "truth" },
        label: { type: { kind: "object", name: "Label" } },
        hint: { type: "text" },
        errors: { type: { kind: "list", item: "text" } },
      },
    },
    Label: { fields: { text: { type: "text" } } },
  },
};

export interface PageProps {
  first: First;
  names: unknown[];
  fields: unknown;
}

export default function Page({ first, names, fields }: PageProps) {
  return (
    <>
      <Row field={first} />
      {names.map((name, index) => (
        <Row key={index} field={shaped(getitem(fields, name), firstContract)} />
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

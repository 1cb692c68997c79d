import { called } from "@/lib/jinja/calls";
import type { Calls } from "@/lib/jinja/calls";
import { items } from "@/lib/jinja/mapping";
import { Raw } from "@/lib/jinja/raw";
import type { Html } from "@/lib/jinja/value";

export interface Form {
  name: Name;
  mail: Name;
}

export interface Name {
  errors: boolean;
  label: Calls<Html>;
  call: Calls<Html>;
}

export interface PageProps {
  form: Form;
  field_size: number;
}

export default function Page({ form, field_size }: PageProps) {
  return (
    <form>
      <Row field={form.name} kwargs={{ placeholder: "Your name" }} />
      <Row field={form.mail} css="wide" kwargs={{ rows: 2, size: field_size }} />
    </form>
  );
}

export interface RowProps {
  field: Name;
  css?: string;
  kwargs?: unknown;
}

export function Row({ field, css = "", kwargs = {} }: RowProps) {
  return (
    <div>
      <Raw html={called(field.label, [], { class: `label ${css}` })} />
      <Raw
        html={called(field.call, [], {
          class: `input${field.errors ? " bad" : ""}`,
          ...Object.fromEntries(items(kwargs)),
        })}
      />
    </div>
  );
}

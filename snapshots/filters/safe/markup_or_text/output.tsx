import { getitem } from "@/lib/jinja/access";
import { safe } from "@/lib/jinja/escape";
import { Raw } from "@/lib/jinja/raw";
import { printable } from "@/lib/jinja/shaped";
import type { Html } from "@/lib/jinja/value";

export interface Field {
  call: string;
}

export interface PageProps {
  html: string;
  note: string;
  form: Field[];
  rows: unknown;
  name: unknown;
}

export default function Page({ html, note, form, rows, name }: PageProps) {
  return (
    <>
      <p dangerouslySetInnerHTML={{ __html: html }} />
      {note !== "" && <i dangerouslySetInnerHTML={{ __html: note }} />}
      {form.map((field, index) => (
        <Raw key={index} html={{ __html: field.call }} />
      ))}
      <Box x={html} />
      <Box x={printable(getitem(rows, name))} />
    </>
  );
}

export interface BoxProps {
  x: string | Html;
}

export function Box({ x }: BoxProps) {
  return <b dangerouslySetInnerHTML={safe(x)} />;
}

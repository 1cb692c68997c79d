import { Fragment } from "react";
import type { Ctx } from "@/lib/ctx";
import { gettext } from "@/lib/jinja/i18n";
import { Raw } from "@/lib/jinja/raw";
import type { Html } from "@/lib/jinja/value";

export interface Field {
  id: string;
  label: string;
  call: Html;
}

export interface PageProps {
  ctx: Ctx;
  form: Field[];
  hint: string;
  trusted: string;
}

export default function Page({ ctx, form, hint, trusted }: PageProps) {
  return (
    <>
      {" "}
      {form.map((field) => (
        <Fragment key={field.id}>
          <Label ctx={ctx} field={field} />
          <Box field={field} />
        </Fragment>
      ))}
      <p dangerouslySetInnerHTML={gettext(ctx, hint)} />
      <p>
        <Raw html={gettext(ctx, trusted)} />
        {trusted}
      </p>
    </>
  );
}

export interface LabelProps {
  ctx: Ctx;
  field: Field;
}

export function Label({ ctx, field }: LabelProps) {
  return <label htmlFor={field.id} dangerouslySetInnerHTML={gettext(ctx, field.label)} />;
}

export interface BoxProps {
  field: Field;
}

export function Box({ field }: BoxProps) {
  return (
    <>
      <Raw html={field.call} />
      <b>{field.label}</b>
    </>
  );
}

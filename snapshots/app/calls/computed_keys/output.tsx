import { Fragment } from "react";
import type { Ctx } from "@/lib/ctx";
import { called, lookup } from "@/lib/jinja/calls";
import type { Calls } from "@/lib/jinja/calls";
import { Raw } from "@/lib/jinja/raw";
import type { Html } from "@/lib/jinja/value";

export interface Form {
  hidden_tag: Html;
  __getitem__: Calls<FormItem | undefined>;
}

export interface Authors {
  __getitem__: Calls<Author>;
}

export interface Author {
  name: string;
}

export interface FormItem {
  label: string;
  call: Calls<Html>;
}

export interface PageProps {
  ctx: Ctx;
  columns: string[];
  form: Form;
  ids: number[];
  authors: Authors;
}

export default function Page({ ctx, columns, form, ids, authors }: PageProps) {
  return (
    <form
      nonce={called(ctx.globals.g.__get__, [ctx.globals.config.NONCE_KEY]) ?? "None"}
      data-page={called(ctx.globals.request.args.__get__, [columns[0], "first"])}
    >
      <Raw html={form.hidden_tag} />{" "}
      {columns.map((name, index) => {
        const field = lookup(form.__getitem__, name);
        return (
          <Fragment key={index}>
            {field !== undefined && (
              <label>
                {field?.label} <Raw html={called(field?.call, [], { class_: `wide ${name}` })} />
              </label>
            )}{" "}
          </Fragment>
        );
      })}
      {ids.map((id, index) => (
        <i key={index}>{lookup(authors.__getitem__, id).name}</i>
      ))}
    </form>
  );
}

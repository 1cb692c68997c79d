import { Fragment } from "react";
import { getattr } from "@/lib/jinja/access";
import { dict } from "@/lib/jinja/dict-methods";
import { iterate, unpack } from "@/lib/jinja/iterate";
import { call } from "@/lib/jinja/methods";
import { text } from "@/lib/jinja/raw";
import { truthy } from "@/lib/jinja/truthy";

export interface Params {
  rows: Item[];
}

export interface Item {
  name: string;
  hint: string;
  attributes: [string, string][];
}

export interface PageProps {
  params: Params;
}

export default function Page({ params }: PageProps) {
  const rows =
    params.rows.length > 0
      ? params.rows.map((item) => ({ ...item, attributes: dict(item.attributes) }))
      : [{ name: "day" }, { name: "year", hint: "four digits" }];
  return rows.map((row, index) => (
    <p key={index}>
      {text(getattr(row, "name"))}
      {truthy(getattr(row, "hint")) && <>: {text(getattr(row, "hint"))}</>}
      {iterate(call(getattr(row, "attributes"), "items"))
        .filter(() => truthy(getattr(row, "attributes")))
        .map((item, index2) => {
          const [key, value] = unpack(item, 2);
          return (
            <Fragment key={index2}>
              {" "}
              {text(key)}={text(value)}
            </Fragment>
          );
        })}
    </p>
  ));
}

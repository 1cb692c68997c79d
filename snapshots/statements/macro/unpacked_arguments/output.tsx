import { callValue } from "@/lib/jinja/call-value";
import { escape } from "@/lib/jinja/escape";
import { iterate } from "@/lib/jinja/iterate";
import { callNamed, macro } from "@/lib/jinja/macro";
import { items } from "@/lib/jinja/mapping";
import { plain } from "@/lib/jinja/plain";
import { text } from "@/lib/jinja/raw";
import { tuple } from "@/lib/jinja/value";

export interface PageProps {
  titles: unknown;
}

export default function Page({ titles }: PageProps) {
  return (
    <>
      {" "}
      {text(callValue(macro("card", ["title", "kind"], cardHtml), ...iterate(titles)))}
      <Row varargs={["x"]} kwargs={{ kind: "wide" }} />
    </>
  );
}

export interface CardProps {
  title: unknown;
  kind?: unknown;
}

export function cardHtml({ title, kind = "plain" }: CardProps): string {
  return `<p class="${escape(kind)}">${escape(title)}</p>`;
}

export function Card({ title, kind = "plain" }: CardProps) {
  return <p className={plain(kind)}>{text(title)}</p>;
}

export interface RowProps {
  varargs?: unknown[];
  kwargs?: unknown;
}

export function Row({ varargs = [], kwargs = {} }: RowProps) {
  return (
    <div>
      {text(
        callNamed(
          macro("card", ["title", "kind"], cardHtml),
          [...iterate(tuple(...varargs))],
          Object.fromEntries(items(kwargs)),
        ),
      )}
    </div>
  );
}

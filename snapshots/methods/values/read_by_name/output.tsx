import { dict } from "@/lib/jinja/dict-methods";
import { text } from "@/lib/jinja/raw";
import { dictsort } from "@/lib/jinja/sort";

export interface D {
  a: string;
  __iter__: string[];
  __items__: [unknown, string][];
}

export interface PageProps {
  d: D;
}

export default function Page({ d }: PageProps) {
  return (
    <>
      <p>
        {d.a} {d.__iter__.join("-")}
      </p>
      {d.__items__
        .map(([, value]) => value)
        .map((value, index) => (
          <i key={index}>{value}</i>
        ))}{" "}
      {d.__items__
        .map(([key]) => key)
        .map((key, index) => (
          <b key={index}>{text(key)}</b>
        ))}{" "}
      {dictsort(dict(d.__items__)).map(([key, value], index) => (
        <u key={index}>
          {text(key)}={text(value)}
        </u>
      ))}{" "}
      {d.__items__.map(([key, value], index) => (
        <s key={index}>
          {text(key)}={value}
        </s>
      ))}
    </>
  );
}

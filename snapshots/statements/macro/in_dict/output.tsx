import { getitem } from "@/lib/jinja/access";
import { callValue } from "@/lib/jinja/call-value";
import { escape } from "@/lib/jinja/escape";
import { callNamed, macro } from "@/lib/jinja/macro";
import { plain } from "@/lib/jinja/plain";
import { text } from "@/lib/jinja/raw";

export interface PageProps {
  kinds: unknown[];
}

export default function Page({ kinds }: PageProps) {
  const widgets = {
    text: macro("text", ["name"], textHtml),
    check: macro("check", ["name"], checkHtml),
  };
  return kinds.map((kind, index) => (
    <p key={index}>
      {text(callValue(getitem(widgets, kind), "a"))}{" "}
      {text(callNamed(getitem(widgets, kind), [], { name: kind }))}
    </p>
  ));
}

export interface TextProps {
  name: unknown;
}

export function textHtml({ name }: TextProps): string {
  return `<input name="${escape(name)}">`;
}

export function Text({ name }: TextProps) {
  return <input name={plain(name)} />;
}

export interface CheckProps {
  name: unknown;
}

export function checkHtml({ name }: CheckProps): string {
  return `<input type="checkbox" name="${escape(name)}">`;
}

export function Check({ name }: CheckProps) {
  return <input type="checkbox" name={plain(name)} />;
}

import { getitem } from "@/lib/jinja/access";
import { plain } from "@/lib/jinja/plain";

export const icons = { ok: "check", bad: "cross" };

export const nav: [string, string][] = [
  ["/", "Home"],
  ["/about", "About"],
];

export const large = "icon icon-large";

export const mark = { __html: "<sup>new</sup>" };

export interface IconProps {
  name: unknown;
}

export function Icon({ name }: IconProps) {
  return <i className={`${large} ${plain(getitem(icons, name))}`} dangerouslySetInnerHTML={mark} />;
}

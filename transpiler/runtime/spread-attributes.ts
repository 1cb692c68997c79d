/** Attributes that a template prints into a start tag as text. */
import { propsOf } from "./html-props";
import { parseFragment } from "./html-tree";
import { fail } from "./errors";
import { str } from "./str";
import { isHtml } from "./value";

/** Props for `<tag {{ text }}>`: the text is read as the attributes of a start tag of `tag`. */
export function spreadAttributes(tag: string, text: unknown): object {
  const source = isHtml(text) ? text.__html : str(text);
  if (source.trim() === "") return {};
  const [element] = parseFragment(`<${tag} ${source}>`);
  if (element === undefined || typeof element === "string") return {};
  return propsOf(element) ?? fail("ValueError", `React cannot print the attributes ${source}`);
}

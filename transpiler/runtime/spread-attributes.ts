/** Attributes that a template prints into a start tag as text. */
import { propsOf } from "./html-props";
import { attributesOf, tagEnd } from "./html-tags";
import { fail } from "./errors";
import { str } from "./str";
import { isHtml } from "./value";

/**
 * Props for `<tag {{ text }}>`: the text is read as the attributes of a start tag of `tag`. Of equal
 * attributes HTML keeps the first, so those that the tag has `before` are left out.
 */
export function spreadAttributes(
  tag: string,
  text: unknown,
  before: readonly string[] = [],
): object {
  const source = isHtml(text) ? text.__html : str(text);
  if (source.trim() === "") return {};
  if (tagEnd(`${source}>`, 0) !== source.length)
    fail("ValueError", `the tag <${tag}> does not end where these attributes end: ${source}`);
  const attributes = attributesOf(source).filter(([name]) => !before.includes(name));
  const props = propsOf({ tag, attributes, foreign: false });
  if (props === undefined) fail("ValueError", `React cannot print the attributes ${source}`);
  const twins = Object.keys(props).flatMap((key) => TWINS.get(key) ?? []);
  return { ...Object.fromEntries(twins.map((key) => [key, undefined])), ...props };
}

/** Props that come in capital letters where React would refuse the value: what stands in both spellings counts once. */
const TWINS = new Map(
  "style href src data action formAction cols rows size span rowSpan start hidden"
    .split(" ")
    .flatMap((key) => [
      [key, key.toUpperCase()],
      [key.toUpperCase(), key],
    ]),
);

/** Attributes of parsed HTML as React props that print the same attribute. */
import { isBooleanName, reactName } from "./attribute-names";
import type { HtmlElement } from "./html-open";
import { styleProps } from "./style";

/** Props of an element; undefined when React has no way to print its name or one of its attributes. */
export function propsOf(
  element: Pick<HtmlElement, "tag" | "attributes" | "foreign">,
): Record<string, unknown> | undefined {
  const { tag, attributes, foreign } = element;
  if (!/^[A-Za-z][-:.\w]*$/.test(tag)) return undefined;
  const custom = tag.includes("-");
  const type = attributes.find(([name]) => name === "type")?.[1].toLowerCase() ?? "text";
  const props: Record<string, unknown> = {};
  for (const [name, value] of attributes) {
    if (!/^[:A-Z_a-z][-:.\w]*$/.test(name)) return undefined;
    if (custom && name !== "style") props[name] = value;
    else Object.assign(props, prop(tag, type, name, value, foreign));
  }
  return props;
}

/** Attributes whose names are React's own in its spelling. */
const RESERVED =
  /^(?:ref|key|children|innerhtml|dangerouslysetinnerhtml|default(?:value|checked)|suppress\w+)$/;

function prop(tag: string, type: string, name: string, value: string, foreign: boolean): object {
  if (name === "style") return styleProps(value);
  // `InlineHandlers` restores these; React must not mind what it finds then.
  if (name.startsWith("on")) return { [`data-${name}`]: value, suppressHydrationWarning: true };
  if (RESERVED.test(name)) return { [name.toUpperCase()]: value };
  const key = reactName(name, foreign);
  if (tag === "input" && key === "checked") return { defaultChecked: true };
  if (
    tag === "input" &&
    key === "value" &&
    !["submit", "button", "reset", "radio", "checkbox"].includes(type)
  ) {
    return { defaultValue: value };
  }
  if (key === "hidden" && value.toLowerCase() === "until-found") return { HIDDEN: value };
  if (isBooleanName(key)) return { [key]: true };
  if (isRefused(tag, key, value)) return { [name.toUpperCase()]: value };
  return { [key]: value };
}

const SCRIPT_URL =
  /^[\0-\x1f ]*j[\r\n\t]*a[\r\n\t]*v[\r\n\t]*a[\r\n\t]*s[\r\n\t]*c[\r\n\t]*r[\r\n\t]*i[\r\n\t]*p[\r\n\t]*t[\r\n\t]*:/i;

/** What React drops or rewrites under its own name; upper case passes, and HTML does not mind it. */
function isRefused(tag: string, key: string, value: string): boolean {
  switch (key) {
    case "value":
      return tag === "select" || tag === "textarea"; // React would choose an option, or write the content
    case "href":
    case "src":
    case "data":
      return SCRIPT_URL.test(value) || (value === "" && !(tag === "a" && key === "href"));
    case "action":
    case "formAction":
    case "xlinkHref":
      return SCRIPT_URL.test(value);
    case "cols":
    case "rows":
    case "size":
    case "span":
      return !(Number(value) >= 1);
    case "rowSpan":
    case "start":
      return Number.isNaN(Number(value));
    default:
      return false;
  }
}

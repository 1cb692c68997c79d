/** Values in places that hold text, not HTML: attributes, titles, text areas. */
import { str } from "./str";
import { unescape } from "./unescape";
import { isHtml, protocol } from "./value";

/** What a browser reads where the value is printed: the references of trusted HTML are decoded. */
export function plain(x: unknown): string {
  const shown = protocol(x, "__str__");
  return isHtml(shown) ? unescape(shown.__html, true) : str(shown);
}

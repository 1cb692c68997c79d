/** Values in places that hold text, not HTML: attributes, titles, text areas. */
import { str } from "./str";
import { unescape } from "./unescape";
import { isHtml } from "./value";

/** What a browser reads where the value is printed: the references of trusted HTML are decoded. */
export function plain(x: unknown): string {
  return isHtml(x) ? unescape(x.__html, true) : str(x);
}

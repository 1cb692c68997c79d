/** The operator `~`. */
import { escape } from "./escape";
import { str } from "./str";
import { html, isHtml, type Html } from "./value";

/** `a ~ b` without autoescape: the text of all values. */
export function concat(...values: unknown[]): string {
  return values.map(str).join("");
}

/** `a ~ b` under autoescape: as soon as one value is trusted HTML the others are escaped. */
export function concatHtml(...values: unknown[]): string | Html {
  return values.some(isHtml) ? html(values.map(escape).join("")) : concat(...values);
}

/** Moments of a page, in the form that dynamic helpers take. */
import type { DateTime } from "./value";

/** Mark an ISO text as the datetime, date or time that it spells. */
export function boxMoment(
  text: DateTime,
): { readonly $datetime: string } | { readonly $date: string } | { readonly $time: string } {
  if (text.includes("T")) return { $datetime: text };
  return text.includes(":") ? { $time: text } : { $date: text };
}

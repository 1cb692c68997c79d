/** Moments of a page, in the form that dynamic helpers take. */
import type { DateTime, Moment } from "./value";

/** Mark an ISO text as the datetime, date or time that it spells. */
export function boxMoment(text: DateTime): Moment {
  if (text.includes("T")) return { $datetime: text };
  return text.includes("-") && !text.includes(":") ? { $date: text } : { $time: text };
}

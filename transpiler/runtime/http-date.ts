/** Dates as HTTP writes them, which is how Flask's JSON does it. */
import { fail } from "./errors";
import { momentParts, offsetSeconds } from "./moment";

/** `Fri, 20 Nov 2026 12:00:00 GMT`; a date without a zone is taken for UTC. */
export function httpDate(value: unknown): string {
  const parts = momentParts(value) ?? fail("TypeError", "a date is required");
  const date = new Date(0);
  date.setUTCFullYear(parts.year, parts.month - 1, parts.day);
  date.setUTCHours(parts.hour, parts.minute, parts.second - offsetSeconds(parts.zone));
  return date.toUTCString();
}

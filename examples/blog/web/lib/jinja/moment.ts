/** The fields of dates and times, read from their ISO 8601 text. */
import { tagText } from "./value";

/** A date, a time or both, taken apart; `zone` is as written, such as `+02:00`. */
export interface MomentParts {
  readonly kind: "datetime" | "date" | "time";
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly microsecond: number;
  readonly zone: string;
}

const DATE = /^(\d{4})-(\d\d)-(\d\d)/;
const TIME = /(?:^|[T ])(\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,6}))?)?(Z|[+-]\d\d:\d\d(?::\d\d)?)?$/;

/** Take a moment apart; undefined when the value is none. A time alone is on 1900-01-01, as in Python. */
export function momentParts(value: unknown): MomentParts | undefined {
  const text = typeof value === "string" ? value : tagText(value);
  const date = DATE.exec(text);
  const time = TIME.exec(text);
  if (date === null && time === null) return undefined;
  const [, year = "1900", month = "1", day = "1"] = date ?? [];
  const [, hour = "0", minute = "0", second = "0", fraction = "", zone = ""] = time ?? [];
  return {
    kind: date === null ? "time" : time === null ? "date" : "datetime",
    year: Number(year),
    month: Number(month),
    day: Number(day),
    hour: Number(hour),
    minute: Number(minute),
    second: Number(second),
    microsecond: Number(fraction.padEnd(6, "0")),
    zone,
  };
}

/** The offset of a zone such as `+02:00` from UTC. */
export function offsetSeconds(zone: string): number {
  if (zone === "Z" || zone === "") return 0;
  const [hours = 0, minutes = 0, seconds = 0] = zone.slice(1).split(":").map(Number);
  return (hours * 3600 + minutes * 60 + seconds) * (zone.startsWith("-") ? -1 : 1);
}

/** Days since 1970-01-01. */
export function dayNumber({
  year,
  month,
  day,
}: Pick<MomentParts, "year" | "month" | "day">): number {
  return new Date(0).setUTCFullYear(year, month - 1, day) / 86_400_000;
}

/**
 * The sign of `a - b`, across time zones; undefined if only one of them has a zone, which makes them
 * unequal and without order.
 */
export function momentOrder(a: unknown, b: unknown): number | undefined {
  const [left, right] = [momentParts(a), momentParts(b)];
  if (left === undefined || right === undefined || (left.zone === "") !== (right.zone === ""))
    return undefined;
  return seconds(left) - seconds(right) || left.microsecond - right.microsecond;
}

/** A text that equal moments share. */
export function momentKey(x: unknown): string {
  const parts = momentParts(x);
  return parts === undefined
    ? ""
    : `${seconds(parts)}.${parts.microsecond}${parts.zone === "" ? "" : "z"}`;
}

function seconds(parts: MomentParts): number {
  return (
    dayNumber(parts) * 86400 +
    parts.hour * 3600 +
    parts.minute * 60 +
    parts.second -
    offsetSeconds(parts.zone)
  );
}

/** An attribute of a moment, such as `created.year`; undefined when it has none of that name. */
export function momentField(value: unknown, name: string): unknown {
  const parts = momentParts(value);
  if (parts === undefined) return undefined;
  const { kind, year, month, day, hour, minute, second, microsecond } = parts;
  const date: Readonly<Record<string, number>> = { year, month, day };
  const time: Readonly<Record<string, number>> = { hour, minute, second, microsecond };
  if (kind !== "time" && Object.hasOwn(date, name)) return date[name];
  if (kind !== "date" && Object.hasOwn(time, name)) return time[name];
  return name === "tzinfo" && kind !== "date" && parts.zone === "" ? null : undefined;
}

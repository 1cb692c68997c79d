/** Dates and times: `strftime`, `isoformat` and the rest that templates use. */
import { fail, UndefinedError } from "./errors";
import { dayNumber, momentParts, offsetSeconds, type MomentParts } from "./moment";
import { isAbsent, kindOf, textOf, typeName, type DateTime } from "./value";

const DAYS = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];
const MONTHS = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];
const MS_PER_DAY = 86_400_000;

/** `moment.strftime(format)` with the directives of C in the C locale, `%-d` of Linux included. */
export function strftime(moment: unknown, format: unknown): string {
  const parts = partsOf(moment, "strftime");
  const text = textOf(format) ?? fail("TypeError", "strftime() takes a format");
  return text.replace(/%([-_0^#]?)([a-zA-Z%])/g, (whole, flag: string, letter: string) => {
    const text = directive(parts, letter);
    if (text === undefined) return whole;
    if (flag === "^") return text.toUpperCase();
    if (flag === "-") return text.replace(/^[0 ]+(?=\d)/, "");
    if (flag === "_") return text.replace(/^0+(?=\d)/, (zeros) => " ".repeat(zeros.length));
    return flag === "0" ? text.replace(/^ +/, (spaces) => "0".repeat(spaces.length)) : text;
  });
}

/** `moment.isoformat(sep)`. */
export function isoformat(moment: unknown, separator = "T"): string {
  const { kind, zone, ...parts } = partsOf(moment, "isoformat");
  const date = `${pad(parts.year, 4)}-${pad(parts.month)}-${pad(parts.day)}`;
  if (kind === "date") return date;
  const fraction = parts.microsecond === 0 ? "" : `.${pad(parts.microsecond, 6)}`;
  const time = `${pad(parts.hour)}:${pad(parts.minute)}:${pad(parts.second)}${fraction}${zone === "Z" ? "+00:00" : zone}`;
  return kind === "time" ? time : date + separator + time;
}

/** `str(moment)` of a moment whose type is known: `2026-11-20 12:00:00`. */
export function dateText(moment: unknown): string {
  return isoformat(moment, " ");
}

/** `moment.date()` as ISO text. */
export function dateOf(moment: unknown): DateTime {
  return isoformat(moment).slice(0, 10);
}

/** `moment.time()` as ISO text, without the zone. */
export function timeOf(moment: unknown): DateTime {
  return isoformat(moment)
    .slice(11)
    .replace(/(?:Z|[+-]\d\d:\d\d(?::\d\d)?)$/, "");
}

/** `moment.weekday()`: Monday is 0. */
export function weekday(moment: unknown): number {
  return (dayOfWeek(partsOf(moment, "weekday")) + 6) % 7;
}

/** `moment.isoweekday()`: Monday is 1. */
export function isoweekday(moment: unknown): number {
  return weekday(moment) + 1;
}

/** `moment.timestamp()` of a moment with a zone; one without depends on where Python runs. */
export function timestamp(moment: unknown): number {
  const parts = partsOf(moment, "timestamp");
  if (parts.zone === "") return fail("ValueError", "a date without a zone has no fixed timestamp");
  const seconds = parts.hour * 3600 + parts.minute * 60 + parts.second + parts.microsecond / 1e6;
  return dayNumber(parts) * 86400 + seconds - offsetSeconds(parts.zone);
}

/** A method of a moment by name, for `call`. */
export function momentMethod(moment: unknown, name: string, args: readonly unknown[]): unknown {
  const [argument] = args;
  switch (name) {
    case "strftime":
      return strftime(moment, argument);
    case "isoformat":
      return isoformat(moment, textOf(argument));
    case "ctime":
      return strftime(moment, "%a %b %e %H:%M:%S %Y");
    case "date":
      return { $date: dateOf(moment) };
    case "time":
      return { $time: timeOf(moment) };
    case "weekday":
      return weekday(moment);
    case "isoweekday":
      return isoweekday(moment);
    case "timestamp": {
      const seconds = timestamp(moment);
      return Number.isInteger(seconds) ? { $float: seconds } : seconds;
    }
    default:
      throw new UndefinedError(`a ${kindOf(moment)} has no method '${name}'`);
  }
}

function partsOf(moment: unknown, use: string): MomentParts {
  if (isAbsent(moment)) throw new UndefinedError(`cannot call ${use} on an undefined value`);
  const parts = momentParts(moment);
  if (parts === undefined)
    throw new UndefinedError(`a value of type ${typeName(moment)} has no method '${use}'`);
  return parts;
}

function directive(parts: MomentParts, letter: string): string | undefined {
  const { year, month, day, hour, minute, second } = parts;
  const nested = NESTED[letter];
  if (nested !== undefined)
    return nested.replace(/%(.)/g, (_, inner: string) => directive(parts, inner) ?? "");
  switch (letter) {
    case "a":
      return DAYS[dayOfWeek(parts)]?.slice(0, 3);
    case "A":
      return DAYS[dayOfWeek(parts)];
    case "b":
    case "h":
      return MONTHS[month - 1]?.slice(0, 3);
    case "B":
      return MONTHS[month - 1];
    case "C":
      return pad(Math.floor(year / 100));
    case "d":
      return pad(day);
    case "e":
      return String(day).padStart(2);
    case "f":
      return pad(parts.microsecond, 6);
    case "G":
      return String(isoYearWeek(parts).year);
    case "g":
      return pad(isoYearWeek(parts).year % 100);
    case "H":
      return pad(hour);
    case "I":
      return pad(hour % 12 || 12);
    case "j":
      return pad(yearDay(parts), 3);
    case "k":
      return String(hour).padStart(2);
    case "l":
      return String(hour % 12 || 12).padStart(2);
    case "m":
      return pad(month);
    case "M":
      return pad(minute);
    case "n":
      return "\n";
    case "p":
      return hour < 12 ? "AM" : "PM";
    case "P":
      return hour < 12 ? "am" : "pm";
    case "s":
      return fail("ValueError", "the seconds of a date (%s) depend on where Python runs");
    case "S":
      return pad(second);
    case "t":
      return "\t";
    case "u":
      return String(dayOfWeek(parts) || 7);
    case "U":
      return pad(Math.floor((yearDay(parts) + 6 - dayOfWeek(parts)) / 7));
    case "V":
      return pad(isoYearWeek(parts).week);
    case "w":
      return String(dayOfWeek(parts));
    case "W":
      return pad(Math.floor((yearDay(parts) + 6 - ((dayOfWeek(parts) + 6) % 7)) / 7));
    case "y":
      return pad(year % 100);
    case "Y":
      return String(year);
    case "z":
      return zoneText(parts.zone, "");
    case "Z":
      return parts.zone === ""
        ? ""
        : offsetSeconds(parts.zone) === 0
          ? "UTC"
          : `UTC${zoneText(parts.zone, ":")}`;
    case "%":
      return "%";
    default:
      return undefined;
  }
}

const NESTED: Readonly<Record<string, string>> = {
  c: "%a %b %e %H:%M:%S %Y",
  D: "%m/%d/%y",
  F: "%Y-%m-%d",
  R: "%H:%M",
  r: "%I:%M:%S %p",
  T: "%H:%M:%S",
  x: "%m/%d/%y",
  X: "%H:%M:%S",
};

function pad(value: number, width = 2): string {
  return String(value).padStart(width, "0");
}

/** Sunday is 0. */
function dayOfWeek(parts: MomentParts): number {
  return (((dayNumber(parts) + 4) % 7) + 7) % 7;
}

function yearDay(parts: MomentParts): number {
  return dayNumber(parts) - dayNumber({ year: parts.year, month: 1, day: 1 }) + 1;
}

/** The week of ISO 8601 belongs to the year of its Thursday. */
function isoYearWeek(parts: MomentParts): { year: number; week: number } {
  const thursday = dayNumber(parts) - ((dayOfWeek(parts) + 6) % 7) + 3;
  const year = new Date(thursday * MS_PER_DAY).getUTCFullYear();
  return { year, week: Math.floor((thursday - dayNumber({ year, month: 1, day: 1 })) / 7) + 1 };
}

function zoneText(zone: string, separator: string): string {
  return (zone === "Z" ? "+00:00" : zone).replaceAll(":", separator);
}

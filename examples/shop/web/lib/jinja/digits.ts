/** Digits of numbers as C's `printf` and Python's `format` lay them out; signs are the caller's. */
import { fixedText, significant } from "./exact";

/** `abs(x)` as `%e`: `1.50e+03`; `alternate` keeps a point without decimals. */
export function exponentText(x: number, places: number, alternate = false): string {
  const { digits, exponent } = significant(x, places + 1);
  const point = places > 0 || alternate ? "." : "";
  const power = String(Math.abs(exponent)).padStart(2, "0");
  return `${digits.charAt(0)}${point}${digits.slice(1)}e${exponent < 0 ? "-" : "+"}${power}`;
}

/** `abs(x)` as `%g`; `dot` keeps one decimal, as `format(x, ".3")` without a type does. */
export function generalText(x: number, precision: number, alternate = false, dot = false): string {
  const count = precision === 0 ? 1 : precision;
  const { exponent } = significant(x, count);
  if (exponent < -4 || exponent >= (dot ? Math.max(count - 1, 1) : count)) {
    const text = exponentText(x, count - 1, alternate);
    return alternate ? text : text.replace(/\.?0*e/, "e");
  }
  const text = fixedText(x, Math.max(0, count - 1 - exponent));
  if (alternate) return text.includes(".") ? text : `${text}.`;
  const short = text.includes(".") ? text.replace(/\.?0+$/, "") : text;
  return dot && !short.includes(".") ? `${short}.0` : short;
}

/** `abs(x)` for one of the types `e f g E F G %`, with `nan` and `inf` spelled as Python does. */
export function floatText(x: number, type: string, precision = 6, alternate = false): string {
  const text = lowerFloatText(x, type.toLowerCase(), precision, alternate);
  return type === type.toUpperCase() && type !== "%" ? text.toUpperCase() : text;
}

function lowerFloatText(x: number, type: string, precision: number, alternate: boolean): string {
  const suffix = type === "%" ? "%" : "";
  if (Number.isNaN(x)) return `nan${suffix}`;
  if (!Number.isFinite(x)) return `inf${suffix}`;
  if (type === "e") return exponentText(x, precision, alternate);
  if (type === "g") return generalText(x, precision, alternate);
  const text = fixedText(type === "%" ? x * 100 : x, precision);
  return text + (alternate && precision === 0 ? "." : "") + suffix;
}

/** Style attributes for React, which takes objects only. */
import type { CSSProperties } from "react";

/** Take a style text apart; values stay strings, so that React adds no units. */
export function style(css: string): CSSProperties {
  return Object.fromEntries(declarations(css).map(([name, value]) => [reactKey(name), value]));
}

/**
 * A style text to spread into an element: an object where that means the same, else the text itself
 * under the key `STYLE`, which React passes through and HTML reads as `style`. The text is kept where a
 * property occurs twice (a fallback), is marked `!important` or is not understood.
 */
export function styleProps(css: string): object {
  const pairs = declarations(css);
  const names = new Set(pairs.map(([name]) => name));
  const clean =
    pairs.length > 0 &&
    names.size === pairs.length &&
    pairs.every(([name, value]) => /^-?-?[a-z][\w-]*$/i.test(name) && value !== "") &&
    !/["'()[\]{}\\!]|\/\*/.test(outline(css));
  return clean ? { style: style(css) } : { STYLE: css };
}

/** The text with its strings and parentheses blanked, of equal length; what is left open stays. */
function outline(css: string): string {
  const blank = (part: string): string => " ".repeat(part.length);
  let text = css.replace(/"[^"\\\n]*"|'[^'\\\n]*'/g, blank);
  for (let before = ""; before !== text; ) {
    before = text;
    text = text.replace(/\([^()]*\)/g, blank);
  }
  return text;
}

/** Split at the semicolons that stand outside of strings and parentheses. */
function declarations(css: string): [string, string][] {
  let at = 0;
  return outline(css)
    .split(";")
    .map((part) => css.slice(at, (at += part.length + 1) - 1))
    .filter((part) => part.trim() !== "")
    .map((part) => {
      const colon = part.indexOf(":");
      return colon < 0
        ? [part.trim(), ""]
        : [part.slice(0, colon).trim(), part.slice(colon + 1).trim()];
    });
}

function reactKey(name: string): string {
  if (name.startsWith("--")) return name;
  const lower = name.toLowerCase();
  return lower
    .replace(/^-ms-/, "ms-")
    .replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
}

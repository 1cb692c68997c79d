/** Character references decoded as Python's `html.unescape` does it. */
import { BARE_ENTITIES, ENTITY_CODES } from "./entities";

const CODES = new Map(
  ENTITY_CODES.trim()
    .split(/\s+/)
    .map((entry): [string, string] => {
      const [name = "", codes = ""] = entry.split(":");
      return [name, String.fromCodePoint(...codes.split("-").map((code) => parseInt(code, 36)))];
    }),
);

const BARE_NAMES = new Set(BARE_ENTITIES.trim().split(/\s+/));

/** What 0x80 to 0x9f stand for: the letters of Windows-1252, "." where it has none. */
const WINDOWS = "€.‚ƒ„…†‡ˆ‰Š‹Œ.Ž..‘’“”•–—˜™š›œ.žŸ";

/** Decode character references; in an attribute a bare name before `=` or a letter is text. */
export function unescape(text: string, attribute = false): string {
  if (!text.includes("&")) return text;
  const reference = /&(?:#(\d+);?|#[xX]([\da-fA-F]+);?|([^\t\n\f <&#;]{1,32}(?:;|=?)))/g;
  return text.replace(reference, (whole: string, decimal?: string, hex?: string, name = "") => {
    if (decimal !== undefined) return fromCode(Number(decimal));
    if (hex !== undefined) return fromCode(parseInt(hex, 16));
    return fromName(name, attribute) ?? whole;
  });
}

function fromName(name: string, attribute: boolean): string | undefined {
  if (name.endsWith(";")) {
    const exact = CODES.get(name.slice(0, -1));
    if (exact !== undefined) return exact;
  }
  for (let end = name.length; end > 1; end -= 1) {
    const bare = name.slice(0, end);
    if (!BARE_NAMES.has(bare)) continue;
    const rest = name.slice(end);
    return attribute && /^[=a-z\d]/i.test(rest) ? undefined : (CODES.get(bare) ?? "") + rest;
  }
  return undefined;
}

function fromCode(code: number): string {
  if (code === 0 || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) return "\ufffd";
  if (code >= 0x80 && code <= 0x9f) {
    const letter = WINDOWS.charAt(code - 0x80);
    return letter === "." ? String.fromCodePoint(code) : letter;
  }
  if (code === 0x0d) return "\r";
  const hidden = code < 9 || code === 11 || (code > 13 && code < 32) || code === 127;
  const reserved = (code >= 0xfdd0 && code <= 0xfdef) || (code & 0xfffe) === 0xfffe;
  return hidden || reserved ? "" : String.fromCodePoint(code);
}

/** Which template a computed name means, and what Jinja2 raises about templates. */
import { TemplateRuntimeError, UndefinedError } from "./errors";
import { str } from "./str";
import { membersOf, textOf } from "./value";

/**
 * The first of `names` (one name or a list) that is `known`. Where none is: "" if the tag says `ignore missing`
 * (`optional`), else an error.
 */
export function chooseTemplate(
  names: unknown,
  known: readonly string[],
  optional = false,
): string {
  if (names === undefined) throw new UndefinedError("the name of the template is undefined");
  const text = textOf(names);
  for (const name of text === undefined ? (membersOf(names) ?? []) : [text]) {
    const wanted = textOf(name);
    if (wanted !== undefined && known.includes(wanted)) return wanted;
  }
  if (optional) return "";
  throw new TemplateRuntimeError(`TemplateNotFound: ${str(names)}`);
}

/** Throw what Jinja2 raises: `body ?? raise("Required block 'body' not found")`. */
export function raise(message: string): never {
  throw new TemplateRuntimeError(message);
}

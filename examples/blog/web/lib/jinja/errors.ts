/** The errors a template raises while it renders, named as in `jinja2.exceptions`. */

/** Raised where Python or Jinja2 raises at run time; the message starts with Python's class name. */
export class TemplateRuntimeError extends Error {
  override name = "TemplateRuntimeError";
}

/** Raised where a value that is not there is used for more than printing, testing or looping. */
export class UndefinedError extends TemplateRuntimeError {
  override name = "UndefinedError";
}

/** Throw what Python would raise: `fail("TypeError", "...")`. */
export function fail(kind: string, message: string): never {
  throw new TemplateRuntimeError(`${kind}: ${message}`);
}

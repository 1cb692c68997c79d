/** Translations. Newstyle gettext trusts the message as HTML and escapes the values put into it. */
import { eq } from "./compare";
import { fail } from "./errors";
import { asFloat, toNum } from "./numeric";
import { percent } from "./percent";
import { str } from "./str";
import { html, type Html } from "./value";

/** The app's translations; a message without one stays as it is. */
export interface Translations {
  readonly globals: {
    readonly gettext?: (message: string) => string;
    readonly ngettext?: (singular: string, plural: string, count: number) => string;
    readonly pgettext?: (context: string, message: string) => string;
    readonly npgettext?: (
      context: string,
      singular: string,
      plural: string,
      count: number,
    ) => string;
  };
}

/** Values by name for the `%(name)s` of a message. */
export type Variables = Readonly<Record<string, unknown>>;

/** The translation of a message as it is, which is what oldstyle `gettext` gives. */
export function translated(ctx: Translations, message: unknown): string {
  const text = str(message);
  return ctx.globals.gettext?.(text) ?? text;
}

/** The translation for a number, as oldstyle `ngettext` gives it. */
export function ntranslated(
  ctx: Translations,
  singular: unknown,
  plural: unknown,
  count: unknown,
): string {
  const [one, many] = [str(singular), str(plural)];
  return ctx.globals.ngettext?.(one, many, amount(count)) ?? (eq(count, 1) ? one : many);
}

/** The translation in a context, as oldstyle `pgettext` gives it. */
export function ptranslated(ctx: Translations, context: unknown, message: unknown): string {
  return ctx.globals.pgettext?.(str(context), str(message)) ?? str(message);
}

/** The translation in a context for a number, as oldstyle `npgettext` gives it. */
export function nptranslated(
  ctx: Translations,
  context: unknown,
  singular: unknown,
  plural: unknown,
  count: unknown,
): string {
  const [one, many] = [str(singular), str(plural)];
  const found = ctx.globals.npgettext?.(str(context), one, many, amount(count));
  return found ?? (eq(count, 1) ? one : many);
}

function amount(count: unknown): number {
  const num = toNum(count);
  return num === undefined ? fail("TypeError", "a count must be a number") : asFloat(num);
}

/** Newstyle `gettext(message, **variables)`; without autoescape it is `percent(translated(...), variables)`. */
export function gettext(ctx: Translations, message: unknown, variables: Variables = {}): Html {
  return percent(html(translated(ctx, message)), variables);
}

/** Newstyle `ngettext(singular, plural, n, **variables)`; the count is also the variable `num`. */
export function ngettext(
  ctx: Translations,
  singular: unknown,
  plural: unknown,
  count: unknown,
  variables: Variables = {},
): Html {
  return percent(html(ntranslated(ctx, singular, plural, count)), { num: count, ...variables });
}

/** Newstyle `pgettext(context, message, **variables)`; the context is also the variable `context`. */
export function pgettext(
  ctx: Translations,
  context: unknown,
  message: unknown,
  variables: Variables = {},
): Html {
  return percent(html(ptranslated(ctx, context, message)), { context, ...variables });
}

/** Newstyle `npgettext(context, singular, plural, n, **variables)`. */
export function npgettext(
  ctx: Translations,
  context: unknown,
  singular: unknown,
  plural: unknown,
  count: unknown,
  variables: Variables = {},
): Html {
  const message = nptranslated(ctx, context, singular, plural, count);
  return percent(html(message), { context, num: count, ...variables });
}

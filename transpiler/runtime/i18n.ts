/** Translations. Newstyle gettext trusts the message as HTML and escapes the values put into it. */
import { percent } from "./percent";
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
export function translated(ctx: Translations, message: string): string {
  return ctx.globals.gettext?.(message) ?? message;
}

/** The translation for a number, as oldstyle `ngettext` gives it. */
export function ntranslated(
  ctx: Translations,
  singular: string,
  plural: string,
  count: number,
): string {
  return ctx.globals.ngettext?.(singular, plural, count) ?? (count === 1 ? singular : plural);
}

/** The translation in a context, as oldstyle `pgettext` gives it. */
export function ptranslated(ctx: Translations, context: string, message: string): string {
  return ctx.globals.pgettext?.(context, message) ?? message;
}

/** The translation in a context for a number, as oldstyle `npgettext` gives it. */
export function nptranslated(
  ctx: Translations,
  context: string,
  singular: string,
  plural: string,
  count: number,
): string {
  return (
    ctx.globals.npgettext?.(context, singular, plural, count) ?? (count === 1 ? singular : plural)
  );
}

/** Newstyle `gettext(message, **variables)`; without autoescape it is `percent(translated(...), variables)`. */
export function gettext(ctx: Translations, message: string, variables: Variables = {}): Html {
  return percent(html(translated(ctx, message)), variables);
}

/** Newstyle `ngettext(singular, plural, n, **variables)`; the count is also the variable `num`. */
export function ngettext(
  ctx: Translations,
  singular: string,
  plural: string,
  count: number,
  variables: Variables = {},
): Html {
  return percent(html(ntranslated(ctx, singular, plural, count)), { num: count, ...variables });
}

/** Newstyle `pgettext(context, message, **variables)`; the context is also the variable `context`. */
export function pgettext(
  ctx: Translations,
  context: string,
  message: string,
  variables: Variables = {},
): Html {
  return percent(html(ptranslated(ctx, context, message)), { context, ...variables });
}

/** Newstyle `npgettext(context, singular, plural, n, **variables)`. */
export function npgettext(
  ctx: Translations,
  context: string,
  singular: string,
  plural: string,
  count: number,
  variables: Variables = {},
): Html {
  const message = nptranslated(ctx, context, singular, plural, count);
  return percent(html(message), { context, num: count, ...variables });
}

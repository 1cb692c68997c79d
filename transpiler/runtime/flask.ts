/** What Flask gives every page. */

type Flash = readonly [category: string, message: string];

interface FlashContext {
  readonly globals: { readonly get_flashed_messages: readonly Flash[] };
}

export interface FlashOptions {
  readonly withCategories?: boolean;
  readonly categoryFilter?: readonly string[];
}

/** `get_flashed_messages()`: the texts, or `[category, text]` pairs. */
export function getFlashedMessages(
  ctx: FlashContext,
  options: FlashOptions & { withCategories: true },
): Flash[];
export function getFlashedMessages(ctx: FlashContext, options?: FlashOptions): string[];
export function getFlashedMessages(
  ctx: FlashContext,
  options: FlashOptions = {},
): Flash[] | string[] {
  const { withCategories = false, categoryFilter = [] } = options;
  const found = ctx.globals.get_flashed_messages.filter(
    ([category]) => categoryFilter.length === 0 || categoryFilter.includes(category),
  );
  return withCategories ? found : found.map(([, message]) => message);
}

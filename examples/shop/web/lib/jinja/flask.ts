/** What Flask gives every page. */

/** A message flashed to the next page, with its category. */
export type Flash<M = string> = readonly [category: string, message: M];

/** The part of the context that holds the flashed messages of this request. */
export interface FlashContext<M = string> {
  readonly globals: { readonly get_flashed_messages: readonly Flash<M>[] };
}

/** Options of `get_flashed_messages`. */
export interface FlashOptions {
  readonly withCategories?: boolean;
  readonly categoryFilter?: readonly string[];
}

/** `get_flashed_messages()`: the messages, or pairs of category and message. */
export function getFlashedMessages<M>(
  ctx: FlashContext<M>,
  options: FlashOptions & { readonly withCategories: true },
): Flash<M>[];
export function getFlashedMessages<M>(ctx: FlashContext<M>, options?: FlashOptions): M[];
export function getFlashedMessages<M>(
  ctx: FlashContext<M>,
  { withCategories = false, categoryFilter = [] }: FlashOptions = {},
): Flash<M>[] | M[] {
  const found = ctx.globals.get_flashed_messages.filter(
    ([category]) => categoryFilter.length === 0 || categoryFilter.includes(category),
  );
  return withCategories ? found : found.map(([, message]) => message);
}

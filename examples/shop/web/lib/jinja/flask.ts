/** What Flask gives every page. */
import { contains } from "./compare";
import { truthy } from "./truthy";

/** A message flashed to the next page, with its category. */
export type Flash<M = string> = readonly [category: string, message: M];

/** The part of the context that holds the flashed messages of this request. */
export interface FlashContext<M = string> {
  readonly globals: { readonly get_flashed_messages: readonly Flash<M>[] };
}

/** Options of `get_flashed_messages`. */
export interface FlashOptions {
  readonly withCategories?: boolean;
  /** What `in` finds the category in; nothing that Python calls false keeps all. */
  readonly categoryFilter?: unknown;
}

/** `get_flashed_messages()`: the messages, or pairs of category and message. */
export function getFlashedMessages<M>(
  ctx: FlashContext<M>,
  options: FlashOptions & { readonly withCategories: true },
): Flash<M>[];
export function getFlashedMessages<M>(ctx: FlashContext<M>, options?: FlashOptions): M[];
export function getFlashedMessages<M>(
  ctx: FlashContext<M>,
  { withCategories = false, categoryFilter }: FlashOptions = {},
): Flash<M>[] | M[] {
  const found = ctx.globals.get_flashed_messages.filter(
    ([category]) => !truthy(categoryFilter) || contains(category, categoryFilter),
  );
  return withCategories ? found : found.map(([, message]) => message);
}

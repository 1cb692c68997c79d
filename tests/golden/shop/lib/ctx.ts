import type { Customer } from "@/types/models";

/** What the templates read of the names that Flask and the app give every page. */
export interface Ctx {
  globals: {
    get_flashed_messages: [category: string, message: string][];
  };
  vars: {
    cart_count: number;
    customer: Customer | null;
  };
}

/** A context for tests and previews: an anonymous visitor, unless the arguments say otherwise. */
export function makeCtx(
  globals: Partial<Ctx["globals"]> = {},
  vars: Partial<Ctx["vars"]> = {},
): Ctx {
  return {
    globals: { get_flashed_messages: [], ...globals },
    vars: { cart_count: 0, customer: null, ...vars },
  };
}

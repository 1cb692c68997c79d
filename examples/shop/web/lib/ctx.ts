import type { Customer } from "@/types/models";

/** What templates read of the names of every page. A page is sent what it reads itself. */
export interface Globals {
  get_flashed_messages: [string, string][];
}

/** What templates read of the names the app's context processors give. */
export interface Vars {
  cart_count: string;
  customer: Customer | null;
}

/** The ambient names of a page. */
export interface Ctx {
  globals: Globals;
  vars: Vars;
}

/** A context for tests and previews: an anonymous visitor, unless the arguments say otherwise. */
export function makeCtx(globals: Partial<Globals> = {}, vars: Partial<Vars> = {}): Ctx {
  return {
    globals: { get_flashed_messages: [], ...globals },
    vars: { cart_count: "", customer: null, ...vars },
  };
}

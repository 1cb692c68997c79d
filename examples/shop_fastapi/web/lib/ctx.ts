import type { Visitor } from "@/types/models";

export interface Request {
  url: Url;
}

export interface Url {
  path: string;
}

/** What templates read of the names of every page. A page is sent what it reads itself. */
export interface Globals {
  request: Request;
}

/** What templates read of the names the app's context processors give. */
export interface Vars {
  shop_name: string;
  visitor: Visitor | null;
}

/** The ambient names of a page. */
export interface Ctx {
  globals: Globals;
  vars: Vars;
}

/** A context for tests and previews: an anonymous visitor, unless the arguments say otherwise. */
export function makeCtx(globals: Partial<Globals> = {}, vars: Partial<Vars> = {}): Ctx {
  return {
    globals: { request: { url: { path: "" } }, ...globals },
    vars: { shop_name: "", visitor: null, ...vars },
  };
}

import type { Post, User } from "@/types/models";

export interface Config {
  SITE_NAME: string;
  SITE_URL: string;
}

export interface G {
  user: User | null;
}

export interface Request {
  endpoint: string | null;
  form: Form;
}

export interface Form {
  username: string;
}

/** What templates read of the names of every page. A page is sent what it reads itself. */
export interface Globals {
  config: Config;
  g: G;
  get_flashed_messages: [string, string][];
  request: Request;
}

/** What templates read of the names the app's context processors give. */
export interface Vars {
  recent_posts: Post[];
}

/** The ambient names of a page. */
export interface Ctx {
  globals: Globals;
  vars: Vars;
}

/** A context for tests and previews: an anonymous visitor, unless the arguments say otherwise. */
export function makeCtx(globals: Partial<Globals> = {}, vars: Partial<Vars> = {}): Ctx {
  return {
    globals: {
      config: { SITE_NAME: "", SITE_URL: "" },
      g: { user: null },
      get_flashed_messages: [],
      request: { endpoint: null, form: { username: "" } },
      ...globals,
    },
    vars: { recent_posts: [], ...vars },
  };
}

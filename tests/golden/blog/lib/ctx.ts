import type { Post, User } from "@/types/models";

/** What the templates read of the names that Flask and the app give every page. */
export interface Ctx {
  globals: {
    config: {
      SITE_NAME: string;
      SITE_URL: string;
    };
    g: {
      user: User | null;
    };
    get_flashed_messages: [category: string, message: string][];
    request: {
      endpoint: string | null;
      form: {
        username: string;
      };
    };
  };
  vars: {
    recent_posts: Post[];
  };
}

/** A context for tests and previews: an anonymous visitor, unless the arguments say otherwise. */
export function makeCtx(
  globals: Partial<Ctx["globals"]> = {},
  vars: Partial<Ctx["vars"]> = {},
): Ctx {
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

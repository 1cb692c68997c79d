/** What the templates read of the names that Flask gives every page. */
export interface Ctx {
  globals: {
    g: {
      user: User | null;
    };
    get_flashed_messages: [category: string, message: string][];
    request: {
      form: {
        body: string;
        title: string;
      };
    };
  };
}

export interface User {
  id: number | string | null;
  username: string;
}

/** A context for tests and previews: an anonymous visitor, unless `globals` says otherwise. */
export function makeCtx(globals: Partial<Ctx["globals"]> = {}): Ctx {
  return {
    globals: {
      g: { user: null },
      get_flashed_messages: [],
      request: { form: { body: "", title: "" } },
      ...globals,
    },
  };
}

import { createHash, timingSafeEqual } from "node:crypto";
import { headers } from "next/headers";
import { cache } from "react";

/** Carries the props from proxy.ts to the page. */
export const PAGE_HEADER = "x-jinja2tsx-page";
/** Shows the app that this server asks. */
export const SECRET_HEADER = "x-jinja2tsx-secret";

const AFTERWARDS = Symbol.for("jinja2tsx.afterwards");
type Kept = { [AFTERWARDS]?: WeakMap<object, string> };
type Answers = Record<string, Record<string, unknown>>;

/** What functions of the app returned while it rendered the page, by their names and arguments: one page has one. */
export const answers = cache((): { byName: Answers } => ({ byName: {} }));

/** A template that the app rendered, with its props: one of `Pages`, which maps template names to props. */
export type Shown<Pages> = { [T in keyof Pages]: { template: T; props: Pages[T] } }[keyof Pages];

/** What the app sent for this page. Throws where nothing came, or another template than the page can show. */
export async function shown<Pages>(...templates: (keyof Pages)[]): Promise<Shown<Pages>> {
  const asked = await headers();
  const page = JSON.parse(afterwards.get(asked) ?? unsealed(asked.get(PAGE_HEADER))) as Shown<Pages> & { answers?: Answers };
  answers().byName = page.answers ?? {};
  if (!templates.includes(page.template)) throw new Error(`this page cannot show ${String(page.template)}`);
  return page;
}

/**
 * Props for the rendering that follows a Server Action, by the headers of the request: the action and the page are
 * bundles of their own, with a module each.
 */
export const afterwards: WeakMap<object, string> = ((globalThis as Kept)[AFTERWARDS] ??= new WeakMap());

/** A setting of the environment; see `.env.example`. */
export function setting(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: see .env.example`);
  return value;
}

/** A text as a header that nobody without the secret can write. */
export function sealed(payload: string): string {
  return `${setting("JINJA2TSX_SECRET")}.${Buffer.from(payload).toString("base64")}`;
}

/** The text of such a header. Throws where the secret is missing. */
export function unsealed(header: string | null): string {
  const end = header?.lastIndexOf(".") ?? -1;
  if (header === null || !same(header.slice(0, Math.max(end, 0)), setting("JINJA2TSX_SECRET"))) {
    throw new Error("this page was not asked for by proxy.ts");
  }
  return Buffer.from(header.slice(end + 1), "base64").toString();
}

function same(a: string, b: string): boolean {
  const [first, second] = [a, b].map((text) => createHash("sha256").update(text).digest());
  return first !== undefined && second !== undefined && timingSafeEqual(first, second);
}

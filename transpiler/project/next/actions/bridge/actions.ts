"use server";

import { refresh } from "next/cache";
import { headers } from "next/headers";
import { ACTION_HEADER, locked, type Target } from "{alias}/bridge/act";
import { PROPS } from "{alias}/bridge/app";
import { afterwards, unsealed } from "{alias}/bridge/page";

/** What the app answered: another address, a page that is not one of ours, or nothing more where the page is shown. */
export interface Answer {
  /** Cookies for `given`. */
  cookies?: string;
  location?: string;
  html?: string;
}

/** Send a form to the app, at the address of the page it stands on, and show the page that it answers with. */
export async function submit(form: FormData): Promise<Answer> {
  const asked = await headers();
  const { url, headers: sent } = JSON.parse(unsealed(asked.get(ACTION_HEADER))) as Target;
  const fields = [...form].map(([name, value]) => [lines(name), lines(typeof value === "string" ? value : value.name)]);
  const body = new URLSearchParams(fields as [string, string][]);
  const answer = await fetch(url, { method: "POST", headers: sent, body, redirect: "manual", cache: "no-store" });
  const set = answer.headers.getSetCookie();
  const cookies = set.length > 0 ? { cookies: locked(set) } : {};
  const location = answer.headers.get("location");
  if (location !== null) return { ...cookies, location };
  if (answer.headers.get("content-type") !== PROPS) return { ...cookies, html: await answer.text() };
  afterwards.set(asked, await answer.text());
  refresh();
  return cookies;
}

/** Line ends as a browser sends them. */
function lines(text: string): string {
  return text.replace(/\r\n?|\n/g, "\r\n");
}

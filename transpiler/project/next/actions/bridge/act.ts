import { createCipheriv, createDecipheriv, createHash, randomBytes } from "node:crypto";
import { type NextRequest, NextResponse } from "next/server";
import { TEMPLATES_HEADER, target, toApp } from "{alias}/bridge/app";
import { sealed, setting } from "{alias}/bridge/page";
import type { Route } from "{alias}/bridge/routes";

/** Carries from proxy.ts to the action where its form goes. */
export const ACTION_HEADER = "x-jinja2tsx-action";
/** Carries cookies of the app, locked, from the browser's script to proxy.ts. */
export const COOKIES_HEADER = "x-jinja2tsx-cookies";

/** Where a form goes: the address of the page it stands on, in the app. */
export interface Target {
  url: string;
  headers: [string, string][];
}

/** Headers of the action's own request that say nothing about the form. */
const OF_THE_ACTION = /^(content-.*|next-.*|rsc|accept)$/;
const SECONDS = 60;

/** Let Next.js run the action, and tell it where its form goes. */
export function act(request: NextRequest, routes: readonly Route[]): NextResponse {
  const found = [...toApp(request)].filter(([name]) => !OF_THE_ACTION.test(name));
  const templates = routes.flatMap((route) => route.inPlace).map(encodeURIComponent);
  found.push(["accept", "text/html,*/*;q=0.8"], [TEMPLATES_HEADER, templates.join(",")]);
  const headers = new Headers(request.headers);
  for (const name of [...headers.keys()]) if (name.startsWith("x-jinja2tsx-")) headers.delete(name);
  headers.set(ACTION_HEADER, sealed(JSON.stringify({ url: target(request).href, headers: found } satisfies Target)));
  return NextResponse.next({ request: { headers } });
}

/** Give the browser the cookies that the app set when it answered a form: as they are, and out of a script's sight. */
export function given(request: NextRequest): NextResponse {
  const response = new NextResponse(null, { status: 204 });
  for (const cookie of unlocked(request.headers.get(COOKIES_HEADER) ?? "")) response.headers.append("set-cookie", cookie);
  return response;
}

/** Cookies that only `given` can read, for a minute. */
export function locked(cookies: readonly string[]): string {
  const start = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", key(), start);
  const content = JSON.stringify({ until: Date.now() + SECONDS * 1000, cookies });
  return Buffer.concat([start, cipher.update(content), cipher.final(), cipher.getAuthTag()]).toString("base64");
}

/** None where they are too old, or not ours. */
function unlocked(text: string): string[] {
  const bytes = Buffer.from(text, "base64");
  try {
    const decipher = createDecipheriv("aes-256-gcm", key(), bytes.subarray(0, 12));
    decipher.setAuthTag(bytes.subarray(-16));
    const content = Buffer.concat([decipher.update(bytes.subarray(12, -16)), decipher.final()]).toString();
    const { until, cookies } = JSON.parse(content) as { until: number; cookies: string[] };
    return until > Date.now() ? cookies : [];
  } catch {
    return [];
  }
}

function key(): Buffer {
  return createHash("sha256").update(`cookies ${setting("JINJA2TSX_SECRET")}`).digest();
}

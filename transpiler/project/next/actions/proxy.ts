import { type NextRequest, NextResponse } from "next/server";
import { act, COOKIES_HEADER, given } from "{alias}/bridge/act";
import { forward, show } from "{alias}/bridge/app";
import { routes } from "{alias}/bridge/routes";
import { staticFiles } from "{alias}/bridge/static";

/**
 * Every request comes by here. A route with pages is asked for their props, so that whatever the app decides (a
 * redirect of a guarded route, a status, a cookie) happens before anything is rendered; the rest is the app's own, but
 * for pages that tell of errors.
 * A Server Action asks the app itself.
 */
export async function proxy(request: NextRequest): Promise<NextResponse> {
  const { pathname } = request.nextUrl;
  if (staticFiles.has(pathname)) return NextResponse.next();
  const found = routes.filter((route) => route.pattern.test(pathname));
  if (request.method === "POST" && request.headers.has(COOKIES_HEADER)) return given(request);
  if (request.method === "POST" && request.headers.has("next-action")) return act(request, found);
  // Next.js's router asks for a part of a page; told nothing, it lets the browser load all of it, with its scripts.
  if (found.length > 0 && request.headers.has("rsc")) return new NextResponse(null, { status: 204 });
  const shows = request.method === "GET" || request.method === "POST";
  return shows ? show(request, found) : forward(request);
}

export const config = { matcher: ["/((?!_next/).*)"] };

import { type NextRequest, NextResponse } from "next/server";
import { PAGE_HEADER, SECRET_HEADER, sealed, setting } from "{alias}/bridge/page";
import { otherPages, type Route } from "{alias}/bridge/routes";

export const TEMPLATES_HEADER = "x-jinja2tsx-templates";
export const PROPS = "application/vnd.jinja2tsx.props+json";

/** Headers that belong to one connection, or that only we may set. */
const DROPPED = /^(connection|keep-alive|transfer-encoding|upgrade|te|trailer|expect|host|x-jinja2tsx-.*)$/;

/** Hand a request to the app as it is, and its answer to the visitor. */
export async function forward(request: NextRequest): Promise<NextResponse> {
  if (request.headers.has("upgrade")) return upgraded(request);
  return passed(request, await ask(request, toApp(request)));
}

/** Next.js opens the connection (of a web socket) to the app itself, and says nothing of the visitor's address. */
function upgraded(request: NextRequest): NextResponse {
  const headers = toApp(request);
  for (const name of ["connection", "upgrade"]) headers.set(name, request.headers.get(name) ?? "");
  if (process.env.TRUST_FORWARDED !== "1") headers.delete("x-forwarded-for");
  return NextResponse.rewrite(target(request), { request: { headers } });
}

/**
 * Ask the app for the props of a page and show it; whatever else the app answers is passed on. Where no route has a page,
 * that may be the page of an error.
 */
export async function show(request: NextRequest, routes: readonly Route[]): Promise<NextResponse> {
  const templates = [...routes.flatMap((route) => route.templates), ...Object.keys(otherPages)];
  if (templates.length === 0 || request.headers.has("upgrade")) return forward(request);
  const headers = toApp(request);
  headers.set(TEMPLATES_HEADER, templates.map(encodeURIComponent).join(","));
  if (routes.length > 0) {
    // The app would compare with its own page.
    headers.delete("if-none-match");
    headers.delete("if-modified-since");
  }
  const seconds = request.method === "GET" ? routes.find((route) => route.revalidate)?.revalidate : undefined;
  const answer = seconds === undefined ? await ask(request, headers) : await askForAll(request, headers, seconds);
  if (answer.headers.get("content-type") === PROPS) return page(request, answer, routes);
  if (routes.length > 0) told(request, answer);
  return passed(request, answer);
}

/** Answers that are the same for all visitors, by address. */
const kept = new Map<string, { until: number; answer: Response }>();
const MOST_KEPT = 1000;

/** Ask without cookies, or give the answer that is kept. */
async function askForAll(request: NextRequest, headers: Headers, seconds: number): Promise<Response> {
  const { href } = target(request);
  const known = kept.get(href);
  if (known !== undefined && known.until > Date.now()) return known.answer.clone();
  headers.delete("cookie");
  headers.delete("authorization");
  const found = await ask(request, headers);
  const answer = new Response(found.body, { status: found.status, headers: found.headers });
  // A session of its own that the app began for this request is nobody's.
  answer.headers.delete("set-cookie");
  if (answer.status === 200 && answer.headers.get("content-type") === PROPS) {
    kept.delete(href);
    if (kept.size >= MOST_KEPT) kept.delete(kept.keys().next().value ?? "");
    kept.set(href, { until: Date.now() + seconds * 1000, answer: answer.clone() });
  }
  return answer;
}

async function ask(request: NextRequest, headers: Headers): Promise<Response> {
  const { method, body } = request;
  const init = { method, headers, body, duplex: "half", redirect: "manual", cache: "no-store" };
  const address = target(request);
  try {
    return await fetch(address, init as RequestInit);
  } catch (error) {
    if (request.signal.aborted) throw error;
    const why = error instanceof Error ? (error.cause ?? error) : error;
    console.error(`The app does not answer at ${address.origin} (APP_ORIGIN): is it running?`, why);
    return new Response("The app does not answer.\n", { status: 502, headers: { "content-type": "text/plain" } });
  }
}

/** While somebody develops: that the app shows a page itself which has one here. */
function told(request: NextRequest, answer: Response): void {
  if (process.env.NODE_ENV !== "development" || answer.status !== 200) return;
  if (!answer.headers.get("content-type")?.startsWith("text/html")) return;
  console.warn(
    `${request.nextUrl.pathname} is shown by the app itself. Is PropsBridge there, with the secret of .env.local? ` +
      "Else its log (jinja2tsx.bridge) says why.",
  );
}

/** The page for the props that the app sent, with the app's status, cookies and other headers. */
async function page(request: NextRequest, answer: Response, routes: readonly Route[]): Promise<NextResponse> {
  const payload = await answer.text();
  const { template } = JSON.parse(payload) as { template: string };
  const headers = new Headers(request.headers);
  // Next.js would take a form's body for a Server Action.
  for (const name of [...headers.keys()]) {
    if (name.startsWith("x-jinja2tsx-") || name.startsWith("content-")) headers.delete(name);
  }
  headers.set(PAGE_HEADER, sealed(payload));
  const own = routes.length > 0 && routes.every((route) => route.templates.includes(template));
  const other = own ? undefined : otherPages[template];
  const init = { request: { headers } };
  const url = request.nextUrl.clone();
  if (other !== undefined) url.pathname = other;
  const shown =
    other === undefined && answer.status === 200
      ? NextResponse.next(init)
      : NextResponse.rewrite(url, { ...init, status: answer.status });
  copyHeaders(answer, shown, /^(content-type|content-length|content-encoding)$/);
  // Next.js writes a Vary of its own, so caches would give one visitor's page to others.
  const kept = answer.headers.get("cache-control");
  if (kept !== null && answer.headers.has("vary")) shown.headers.set("cache-control", unshared(kept));
  return shown;
}

/** The header Cache-Control, for the visitor's own cache alone. */
function unshared(header: string): string {
  const parts = header.split(",").map((part) => part.trim());
  const own = parts.filter((part) => !/^(public|private|s-maxage=.*|proxy-revalidate)$/i.test(part));
  return ["private", ...own].join(", ");
}

/** The app's own answer. */
function passed(request: NextRequest, answer: Response): NextResponse {
  const response = new NextResponse(answer.body, { status: answer.status, statusText: answer.statusText });
  copyHeaders(answer, response, /^(content-encoding|location)$/);
  const location = answer.headers.get("location");
  if (location !== null) response.headers.set("location", addressFor(location, request).toString());
  return response;
}

/** Where a redirect leads. Next.js wants absolute addresses, and sends those of its own origin as paths. */
function addressFor(location: string, request: NextRequest): URL {
  const wanted = new URL(location, request.url);
  if (wanted.host !== request.headers.get("host")) return wanted;
  const own = new URL(request.url);
  own.pathname = wanted.pathname;
  own.search = wanted.search;
  own.hash = wanted.hash;
  return own;
}

function copyHeaders(from: Response, to: NextResponse, but: RegExp): void {
  from.headers.forEach((value, name) => {
    if (name !== "set-cookie" && !DROPPED.test(name) && !but.test(name)) to.headers.set(name, value);
  });
  for (const cookie of from.headers.getSetCookie()) to.headers.append("set-cookie", cookie);
}

/** The app's address of a request. */
export function target(request: NextRequest): URL {
  const url = new URL(setting("APP_ORIGIN"));
  // Never `new URL(path, origin)`: the path `//elsewhere/` would name another host.
  url.pathname = request.nextUrl.pathname;
  url.search = request.nextUrl.search;
  return url;
}

/** The visitor's headers for the app, with the secret that makes it believe where they come from. */
export function toApp(request: NextRequest): Headers {
  const headers = new Headers();
  request.headers.forEach((value, name) => {
    if (!DROPPED.test(name)) headers.append(name, value);
  });
  headers.set(SECRET_HEADER, setting("JINJA2TSX_SECRET"));
  // Next.js compresses what it sends.
  headers.set("accept-encoding", "identity");
  if (process.env.TRUST_FORWARDED !== "1") {
    headers.set("x-forwarded-host", request.headers.get("host") ?? request.nextUrl.host);
    headers.set("x-forwarded-proto", request.nextUrl.protocol.replace(":", ""));
  }
  return headers;
}

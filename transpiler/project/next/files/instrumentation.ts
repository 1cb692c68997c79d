type Incoming = { method?: string; headers: Record<string, unknown> };

/**
 * Only a proxy of yours may say for whom it asks: what visitors say of addresses is forgotten. Where nothing is said,
 * Next.js puts the visitor's own address into `x-forwarded-for`, and `bridge/app.ts` hands it to the app.
 *
 * `fetch` refuses TRACE before anything is asked; under another name that no app serves, the app's own 405 is shown.
 */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME === "nodejs") {
    const { subscribe } = await import("node:diagnostics_channel");
    subscribe("http.server.request.start", (message) => {
      const { request } = message as { request: Incoming };
      if (request.method === "TRACE") request.method = "M-SEARCH";
      if (process.env.TRUST_FORWARDED === "1") return;
      for (const end of ["for", "host", "port", "proto"]) delete request.headers[`x-forwarded-${end}`];
      delete request.headers.forwarded;
    });
  }
}

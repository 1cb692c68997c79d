/**
 * Only a proxy of yours may say for whom it asks: what visitors say of addresses is forgotten. Where nothing is said,
 * Next.js puts the visitor's own address into `x-forwarded-for`, and `bridge/app.ts` hands it to the app.
 */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME === "nodejs" && process.env.TRUST_FORWARDED !== "1") {
    const { subscribe } = await import("node:diagnostics_channel");
    subscribe("http.server.request.start", (message) => {
      const { headers } = (message as { request: { headers: Record<string, unknown> } }).request;
      for (const end of ["for", "host", "port", "proto"]) delete headers[`x-forwarded-${end}`];
      delete headers.forwarded;
    });
  }
}

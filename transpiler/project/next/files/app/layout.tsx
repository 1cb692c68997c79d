import type { Viewport } from "next";
import type { ReactNode } from "react";
import { AsServed } from "{alias}/bridge/as-served";

// The templates have their own <meta name="viewport">: Next.js adds none.
export const viewport: Viewport = { width: undefined, initialScale: undefined };

/** Every page is a whole document, as its template was: `<html>` stands there. */
export default function RootLayout({ children }: { children: ReactNode }) {
  return <AsServed>{children}</AsServed>;
}

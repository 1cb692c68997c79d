import type { Viewport } from "next";
import type { ReactNode } from "react";

// The templates have their own <meta name="viewport">: Next.js adds none.
export const viewport: Viewport = { width: undefined, initialScale: undefined };

/** Every page is a whole document, as its template was: `<html>` stands there. Pages with scripts stay as served. */
export default function RootLayout({ children }: { children: ReactNode }) {
  return children;
}

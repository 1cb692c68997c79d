"use client";
import { type ReactNode, Suspense, use, useSyncExternalStore } from "react";

const never = new Promise<never>(() => {});
const unchanging = () => () => {};

/**
 * The page as it came from the server: React does not take it over in the browser, so the page's own scripts may change
 * what they like. Take it away around a page whose scripts are gone; then components with state work in it.
 */
export function AsServed({ children }: { children: ReactNode }) {
  return (
    <Suspense>
      <Served>{children}</Served>
    </Suspense>
  );
}

function Served({ children }: { children: ReactNode }) {
  const first = useSyncExternalStore(
    unchanging,
    () => false,
    () => true,
  );
  if (first && typeof window !== "undefined") use(never);
  return children;
}

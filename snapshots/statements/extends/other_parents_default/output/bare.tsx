import type { ReactNode } from "react";

export interface AsideScope {
  word: string;
}

export interface BareProps {
  narrow: boolean;
  aside?: (a: AsideScope) => ReactNode;
  children?: ReactNode;
}

export default function Bare({ narrow, aside, children }: BareProps) {
  const word = "aside".toUpperCase();
  return (
    <>
      <div>{narrow && aside?.({ word })}</div>
      <div>{children}</div>
    </>
  );
}

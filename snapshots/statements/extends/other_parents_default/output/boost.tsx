import type { ReactNode } from "react";
import Bare from "@/templates/bare";

export interface BoostProps {
  narrow: boolean;
  aside?: () => ReactNode;
  children?: ReactNode;
}

export default function Boost({ narrow, aside, children }: BoostProps) {
  return (
    <Bare
      narrow={narrow}
      aside={({ word }) => (aside === undefined ? <p>Boosted {word}</p> : aside?.())}
    >
      {children}
    </Bare>
  );
}

import type { ReactNode } from "react";
import A, { AA } from "@/templates/a";
import B, { BA } from "@/templates/b";

export interface MidProps {
  x: boolean;
  p: string;
  q: string;
  t?: ReactNode;
  tText?: string;
}

export default function Mid({ x, p, q, t, tText }: MidProps) {
  return x ? (
    <A
      p={p}
      a={
        <>
          M
          <AA p={p} />
        </>
      }
      t={tText}
    />
  ) : (
    <B
      q={q}
      a={
        <>
          M
          <BA q={q} />
        </>
      }
      t={t}
    />
  );
}

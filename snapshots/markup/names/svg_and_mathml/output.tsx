import type { ElementType } from "react";
import { attrs } from "@/lib/jinja/attrs";

const Math_ = "math" as ElementType;

const Mi = "mi" as ElementType;

const Maction = "maction" as ElementType;

export interface PageProps {
  n: string;
  x: string;
}

export default function Page({ n, x }: PageProps) {
  return (
    <>
      <svg tabIndex={0} focusable="false" xmlLang="en">
        <circle strokeWidth={n} clipPath="url(#a)" pathLength="3" r="1" />
        <use href="#a" xlinkHref={`#${n}`} />
        <filter id="f">
          <feGaussianBlur stdDeviation={n} in="SourceGraphic" />
        </filter>
      </svg>{" "}
      <Math_ {...attrs({ display: "block" })}>
        <Mi {...attrs({ mathvariant: "bold" })}>{x}</Mi>
        <Maction {...attrs({ definitionurl: `/${n}` })}>a</Maction>
      </Math_>
    </>
  );
}

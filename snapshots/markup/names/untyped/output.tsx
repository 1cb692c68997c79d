import type { ElementType } from "react";
import { attrs } from "@/lib/jinja/attrs";

const Font = "font" as ElementType;

const Tt = "tt" as ElementType;

const Math_ = "math" as ElementType;

const Mi = "mi" as ElementType;

const Mo = "mo" as ElementType;

const Mn = "mn" as ElementType;

export interface PageProps {
  title: string;
  x: string;
}

export default function Page({ title, x }: PageProps) {
  return (
    <>
      <Font {...attrs({ color: "red" })}>{title}</Font> <Tt>a</Tt> <Tt>b</Tt>{" "}
      <Math_>
        <Mi>x</Mi>
        <Mo>=</Mo>
        <Mn>{x}</Mn>
      </Math_>
    </>
  );
}

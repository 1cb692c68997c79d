import type { ReactNode } from "react";
import type { Ctx } from "@/lib/ctx";
import { getattr } from "@/lib/jinja/access";
import { text } from "@/lib/jinja/raw";

export interface Palette {
  scheme: string;
}

export interface Other {
  scheme: string;
}

export interface PageProps {
  ctx: Ctx;
  palette: Palette | null;
}

export default function Page({ ctx, palette }: PageProps) {
  const palette2 = ctx.globals.request.args ? ctx.globals.config.PALETTE : palette;
  let palette3: Palette | Other | null = palette2;
  let content: ReactNode = null;
  if (!palette2) {
    palette3 = ctx.globals.config.OTHER;
    content = <i>other</i>;
  }
  return (
    <>
      {" "}
      {content}
      <p>{text(getattr(palette3, "scheme"))}</p>
    </>
  );
}

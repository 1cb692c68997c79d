import type { ReactNode } from "react";
import { escape, escapeText, safe } from "@/lib/jinja/escape";
import { callNamed, macro } from "@/lib/jinja/macro";
import { Raw, text as text_ } from "@/lib/jinja/raw";
import { raise } from "@/lib/jinja/templates";

export interface PageProps {
  text: string;
}

export default function Page({ text }: PageProps) {
  const frames = { box: macro("box", ["title"], boxHtml, {}, { caller: true }) };
  return (
    <>
      {" "}
      <Raw html={safe(callNamed(frames.box, ["News"], { caller: `<p>${escapeText(text)}</p>` }))} />
    </>
  );
}

export interface BoxProps {
  title: unknown;
  caller?: string;
  children?: ReactNode;
}

export function boxHtml({ title, caller }: BoxProps): string {
  return `<div><h2>${escape(title)}</h2>${caller ?? raise("No caller defined")}</div>`;
}

export function Box({ title, children }: BoxProps) {
  return (
    <div>
      <h2>{text_(title)}</h2>
      {children}
    </div>
  );
}

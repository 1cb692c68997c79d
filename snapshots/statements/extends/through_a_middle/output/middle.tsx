import type { ReactNode } from "react";
import Bare from "@/templates/bare";
import Full from "@/templates/full";

export interface MiddleProps {
  layout: "bare.html" | "full.html";
  word: string;
  children?: ReactNode;
}

export default function Middle({ layout, word, children }: MiddleProps) {
  return layout === "bare.html" ? <Bare>{children}</Bare> : <Full word={word}>{children}</Full>;
}

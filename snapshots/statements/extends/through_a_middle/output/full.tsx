import type { ReactNode } from "react";

export interface FullProps {
  word: string;
  children?: ReactNode;
}

export default function Full({ word, children }: FullProps) {
  return (
    <main>
      {children}
      {word}
    </main>
  );
}

import type { ReactNode } from "react";

export interface PageProps {
  text: string;
}

export default function Page({ text }: PageProps) {
  return (
    <>
      {" "}
      <Page2 text={text} frame={(title, options) => <Box title={title}>{options?.caller}</Box>} />
    </>
  );
}

export interface BoxProps {
  title: string;
  children?: ReactNode;
}

export function Box({ title, children }: BoxProps) {
  return (
    <div>
      <h2>{title}</h2>
      {children}
    </div>
  );
}

export interface PageMacroProps {
  text: string;
  frame: (title: string, options?: { caller?: ReactNode }) => ReactNode;
}

export function Page2({ text, frame }: PageMacroProps) {
  return frame("News", { caller: <p>{text}</p> });
}

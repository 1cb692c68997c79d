import type { ReactNode } from "react";

export interface LayoutProps {
  target: string;
  title?: ReactNode;
  content?: () => ReactNode;
}

export default function Layout({ target, title, content }: LayoutProps) {
  return (
    <>
      {title === undefined ? <h1>Mails</h1> : title} {target === "main" && content?.()}
    </>
  );
}

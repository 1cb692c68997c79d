import type { ReactNode } from "react";

export interface BaseProps {
  title?: ReactNode;
  titleText?: string;
}

export default function Base({ title, titleText = "Site" }: BaseProps) {
  return (
    <>
      <title>{titleText}</title>
      <h1>{title === undefined ? "Site" : title}</h1>
    </>
  );
}

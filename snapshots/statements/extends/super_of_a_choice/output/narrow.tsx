import type { ReactNode } from "react";

export interface NarrowProps {
  note: string;
  title?: ReactNode;
}

export default function Narrow({ note, title = <NarrowTitle note={note} /> }: NarrowProps) {
  return <h1>{title}</h1>;
}

export interface NarrowTitleProps {
  note: string;
}

export function NarrowTitle({ note }: NarrowTitleProps) {
  return <>narrow {note}</>;
}

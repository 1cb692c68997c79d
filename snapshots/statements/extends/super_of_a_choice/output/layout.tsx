import type { ReactNode } from "react";
import Narrow, { NarrowTitle } from "@/templates/narrow";
import Wide, { WideTitle } from "@/templates/wide";

export interface LayoutProps {
  wide: boolean;
  note: string;
  title?: ReactNode;
}

export default function Layout({
  wide,
  note,
  title = <LayoutTitle note={note} wide={wide} />,
}: LayoutProps) {
  const title2 = title;
  return wide ? <Wide title={title2} /> : <Narrow note={note} title={title2} />;
}

export interface LayoutTitleProps {
  note: string;
  wide: boolean;
}

export function LayoutTitle({ note, wide }: LayoutTitleProps) {
  return <>({wide ? <WideTitle /> : <NarrowTitle note={note} />})</>;
}

import type { ReactNode } from "react";

export interface TwoProps {
  title: string;
  a?: ReactNode;
}

export default function Two({ title, a = <TwoA title={title} /> }: TwoProps) {
  return <b>{a}</b>;
}

export interface TwoAProps {
  title: string;
}

export function TwoA({ title }: TwoAProps) {
  return title;
}

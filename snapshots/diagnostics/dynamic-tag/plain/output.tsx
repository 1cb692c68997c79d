import type { ElementType } from "react";

export interface PageProps {
  tag: string;
}

export default function Page({ tag }: PageProps) {
  const Tag = tag as ElementType;
  return <Tag>x</Tag>;
}

import type { ReactNode } from "react";
import Base, { BaseItems } from "@/templates/base";

export interface MidProps {
  items?: ReactNode;
}

export default function Mid({ items = <MidItems /> }: MidProps) {
  return <Base items={items} />;
}

export function MidItems() {
  return (
    <>
      <BaseItems />
      <li>mid</li>
    </>
  );
}

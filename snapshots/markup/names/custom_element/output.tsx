import type { ElementType } from "react";
import { attrs } from "@/lib/jinja/attrs";

export interface PageProps {
  x: string;
}

export default function Page({ x }: PageProps) {
  const MyCard = "my-card" as ElementType;
  return (
    <MyCard some-prop={x} {...attrs({ title: "a", class: "b" })}>
      y
    </MyCard>
  );
}

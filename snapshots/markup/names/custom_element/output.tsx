import type { ElementType } from "react";
import { attrs } from "@/lib/jinja/attrs";

const MyCard = "my-card" as ElementType;

export interface PageProps {
  x: string;
}

export default function Page({ x }: PageProps) {
  return (
    <MyCard some-prop={x} {...attrs({ title: "a", class: "b" })}>
      y
    </MyCard>
  );
}

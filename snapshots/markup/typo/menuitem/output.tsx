import type { ElementType } from "react";
import { attrs } from "@/lib/jinja/attrs";

const MenuItem = "menuItem" as ElementType;

export interface PageProps {
  x: string;
}

export default function Page({ x }: PageProps) {
  return (
    <menu>
      <MenuItem {...attrs({ label: x })}>{x}</MenuItem>
    </menu>
  );
}

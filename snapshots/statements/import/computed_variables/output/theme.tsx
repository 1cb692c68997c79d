import { sort } from "@/lib/jinja/sort";

export const half = Math.floor(12 / 2);

export const wide = "col-12";

export const dark = false;

export const names = sort(["b", "a"]).join(", ");

export interface BoxProps {
  x: string;
}

export function Box({ x }: BoxProps) {
  return <div className={`col-${half}`}>{x}</div>;
}

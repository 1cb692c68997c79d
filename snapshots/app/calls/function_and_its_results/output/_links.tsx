import { called } from "@/lib/jinja/calls";
import type { Calls } from "@/lib/jinja/calls";

export interface ToProps {
  link: Calls<string>;
  page: number | null;
  name: string;
}

export function To({ link, page, name }: ToProps) {
  return <a href={called(link, [name, page])}>{name}</a>;
}

import { call } from "@/lib/jinja/methods";

export interface PageProps {
  more: string[];
}

export default function Page({ more }: PageProps) {
  const rows = ["a"];
  call(rows, "extend", [more]);
  return <p>{rows.join("")}</p>;
}

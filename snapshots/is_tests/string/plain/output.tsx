import { join } from "@/lib/jinja/join";
import { text } from "@/lib/jinja/raw";

export interface X {
  __str__: string;
  __iter__: unknown[];
  __kind__: string;
}

export interface PageProps {
  x: X;
}

export default function Page({ x }: PageProps) {
  return <p>{x.__kind__ === "str" ? x.__str__ : text(join(x.__iter__, "+"))}</p>;
}

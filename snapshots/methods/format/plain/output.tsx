import { pyFormat } from "@/lib/jinja/py-format";

export interface PageProps {
  a: unknown;
  b: unknown;
  c: unknown;
}

export default function Page({ a, b, c }: PageProps) {
  return <p>{pyFormat("{} has {:.1f} {name}", [a, b], { name: c })}</p>;
}

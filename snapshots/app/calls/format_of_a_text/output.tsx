import { pyFormat } from "@/lib/jinja/py-format";

export interface PageProps {
  greeting: string;
  name: unknown;
}

export default function Page({ greeting, name }: PageProps) {
  return <p>{pyFormat(greeting, [name])}</p>;
}

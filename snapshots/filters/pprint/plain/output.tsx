import { pprint } from "@/lib/jinja/pprint";

export interface PageProps {
  value: unknown;
}

export default function Page({ value }: PageProps) {
  return <pre>{pprint(value)}</pre>;
}

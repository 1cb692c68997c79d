import { isMapping } from "@/lib/jinja/tests";

export interface PageProps {
  x: unknown;
}

export default function Page({ x }: PageProps) {
  return <p>{isMapping(x) ? "dict" : "other"}</p>;
}

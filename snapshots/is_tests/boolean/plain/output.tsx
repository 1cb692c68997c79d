import { isBoolean } from "@/lib/jinja/tests";

export interface PageProps {
  x: unknown;
}

export default function Page({ x }: PageProps) {
  return <p>{isBoolean(x) ? "True" : "False"}</p>;
}

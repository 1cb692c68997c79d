import { isCallable } from "@/lib/jinja/tests";

export interface PageProps {
  x: unknown;
}

export default function Page({ x }: PageProps) {
  return <p>{isCallable(x) ? "True" : "False"}</p>;
}

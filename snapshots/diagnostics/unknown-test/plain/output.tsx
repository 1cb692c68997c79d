import { prime } from "@/lib/env";

export interface PageProps {
  n: unknown;
}

export default function Page({ n }: PageProps) {
  return <p>{prime(n) && "x"}</p>;
}

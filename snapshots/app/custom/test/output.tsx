import { prime } from "@/lib/env";

export interface PageProps {
  n: number;
}

export default function Page({ n }: PageProps) {
  return <p>{prime(n) && "prime"}</p>;
}

import { isLower } from "@/lib/jinja/letter-case";

export interface PageProps {
  x: string;
}

export default function Page({ x }: PageProps) {
  return <p>{isLower(x) ? "True" : "False"}</p>;
}

import { isUpper } from "@/lib/jinja/letter-case";

export interface PageProps {
  x: string;
}

export default function Page({ x }: PageProps) {
  return <p>{isUpper(x) ? "True" : "False"}</p>;
}

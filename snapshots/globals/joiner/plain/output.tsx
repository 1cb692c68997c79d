import { joiner } from "@/lib/jinja/globals";

export interface PageProps {
  numbers: string[];
}

export default function Page({ numbers }: PageProps) {
  const comma = joiner(", ");
  return <p>{numbers.map((n) => `${comma()}${n}`).join("")}</p>;
}

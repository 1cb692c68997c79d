import { zfill } from "@/lib/jinja/string-methods";

export interface PageProps {
  number: string;
}

export default function Page({ number }: PageProps) {
  return <p>{zfill(number, 4)}</p>;
}

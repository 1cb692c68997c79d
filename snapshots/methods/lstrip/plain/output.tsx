import { lstrip } from "@/lib/jinja/string-methods";

export interface PageProps {
  text: string;
}

export default function Page({ text }: PageProps) {
  return <p>[{lstrip(text)}]</p>;
}

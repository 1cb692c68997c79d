import { title } from "@/lib/jinja/text";

export interface PageProps {
  text: string;
}

export default function Page({ text }: PageProps) {
  return <p>{title(text)}</p>;
}

import { titleText } from "@/lib/jinja/unicode";

export interface PageProps {
  text: string;
}

export default function Page({ text }: PageProps) {
  return <p>{titleText(text)}</p>;
}

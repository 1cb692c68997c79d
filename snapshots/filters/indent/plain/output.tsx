import { indent } from "@/lib/jinja/text";

export interface PageProps {
  text: string;
}

export default function Page({ text }: PageProps) {
  return <pre>{indent(text, 2, { first: true })}</pre>;
}

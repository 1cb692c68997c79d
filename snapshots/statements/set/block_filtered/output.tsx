import { escapeText } from "@/lib/jinja/escape";

export interface PageProps {
  name: string;
}

export default function Page({ name }: PageProps) {
  const shout = { __html: `hello ${escapeText(name)}`.toUpperCase() };
  return <p dangerouslySetInnerHTML={shout} />;
}

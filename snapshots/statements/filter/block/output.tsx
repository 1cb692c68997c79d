import { escapeText } from "@/lib/jinja/escape";

export interface PageProps {
  name: string;
}

export default function Page({ name }: PageProps) {
  return (
    <p
      dangerouslySetInnerHTML={{ __html: `hello ${escapeText(name)}, <b>you</b>`.toUpperCase() }}
    />
  );
}

import { trim } from "@/lib/jinja/text";

export default function Page() {
  return (
    <p dangerouslySetInnerHTML={{ __html: trim({ __html: nameHtml() }).__html.toUpperCase() }} />
  );
}

export function nameHtml(): string {
  return " <b>ada</b> ";
}

import { text } from "@/lib/jinja/raw";
import { trim, upper } from "@/lib/jinja/text";

export default function Page() {
  return <p>{text(upper(trim({ __html: nameHtml() })))}</p>;
}

export function nameHtml(): string {
  return " <b>ada</b> ";
}

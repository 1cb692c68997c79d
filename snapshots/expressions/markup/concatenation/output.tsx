import { add } from "@/lib/jinja/arith";
import { concatHtml } from "@/lib/jinja/concat";
import { text } from "@/lib/jinja/raw";

export interface PageProps {
  name: unknown;
  html: unknown;
}

export default function Page({ name, html }: PageProps) {
  return (
    <p>
      {text(concatHtml({ __html: "<br>" }, name))} {text(add(html, name))}
    </p>
  );
}

import { Raw } from "@/lib/jinja/raw";

export default function Foot() {
  return <Raw html={{ __html: "</div></body></html>" }} />;
}

export function footHtml(): string {
  return "</div></body></html>";
}

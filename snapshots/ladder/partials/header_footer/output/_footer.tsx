import { Raw } from "@/lib/jinja/raw";

export default function Footer() {
  return <Raw html={{ __html: "<footer>f</footer></main>" }} />;
}

export function footerHtml(): string {
  return "<footer>f</footer></main>";
}

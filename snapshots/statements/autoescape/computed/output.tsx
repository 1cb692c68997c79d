import { Raw } from "@/lib/jinja/raw";
import { truthy } from "@/lib/jinja/truthy";

export interface PageProps {
  on: unknown;
  html: string;
}

export default function Page({ on, html }: PageProps) {
  return <p>{truthy(on) ? html : <Raw html={{ __html: html }} />}</p>;
}

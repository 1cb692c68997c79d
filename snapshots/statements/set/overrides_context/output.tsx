import { text } from "@/lib/jinja/raw";
import { truthy } from "@/lib/jinja/truthy";

export interface PageProps {
  title: unknown;
}

export default function Page({ title }: PageProps) {
  const title2 = !truthy(title) ? "Untitled" : title;
  return <h1>{text(title2)}</h1>;
}

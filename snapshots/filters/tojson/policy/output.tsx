import { tojson } from "@/lib/jinja/json";

export interface PageProps {
  x: unknown;
}

export default function Page({ x }: PageProps) {
  return (
    <script dangerouslySetInnerHTML={{ __html: `var x = ${tojson(x, 1, false, false).__html};` }} />
  );
}

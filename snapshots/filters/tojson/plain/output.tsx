import { tojson } from "@/lib/jinja/json";

export interface PageProps {
  data: unknown;
}

export default function Page({ data }: PageProps) {
  return <script dangerouslySetInnerHTML={{ __html: `var data = ${tojson(data).__html};` }} />;
}

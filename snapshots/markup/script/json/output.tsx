import { tojson } from "@/lib/jinja/json";

export interface PageProps {
  data: unknown;
}

export default function Page({ data }: PageProps) {
  return (
    <script
      type="application/json"
      id="data"
      dangerouslySetInnerHTML={{ __html: tojson(data).__html }}
    />
  );
}

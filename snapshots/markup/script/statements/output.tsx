import { tojson } from "@/lib/jinja/json";

export interface PageProps {
  tags: unknown[];
  debug: boolean;
}

export default function Page({ tags, debug }: PageProps) {
  return (
    <script
      dangerouslySetInnerHTML={{
        __html: `
  ${tags.map((t) => `add(${tojson(t).__html});`).join("")}
  ${debug ? "debug();" : ""}
`,
      }}
    />
  );
}

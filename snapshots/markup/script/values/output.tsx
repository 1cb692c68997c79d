import { escapeText } from "@/lib/jinja/escape";
import { tojson } from "@/lib/jinja/json";

export interface PageProps {
  name: string;
  n: string;
  posts: unknown;
}

export default function Page({ name, n, posts }: PageProps) {
  return (
    <script
      dangerouslySetInnerHTML={{
        __html: `var user = "${escapeText(name)}"; var n = ${escapeText(n)}; var posts = ${tojson(posts).__html};`,
      }}
    />
  );
}

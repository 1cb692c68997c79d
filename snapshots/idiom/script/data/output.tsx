import { tojson } from "@/lib/jinja/json";

export interface PageProps {
  posts: unknown;
}

export default function Page({ posts }: PageProps) {
  return <script dangerouslySetInnerHTML={{ __html: `var posts = ${tojson(posts).__html};` }} />;
}

import { titleText } from "@/lib/jinja/unicode";

export interface Post {
  title: string;
  permalink: string;
}

export interface PageProps {
  posts: Post[];
  name: string;
}

export default function Page({ posts, name }: PageProps) {
  return posts.map((post, index) => (
    <li key={index}>
      {post.title} <a href={post.permalink}>{titleText(name)}</a>
    </li>
  ));
}

export interface Post {
  title: string;
}

export interface PageProps {
  posts: Post[];
}

export default function Page({ posts }: PageProps) {
  return posts.map((post, index) => (
    <article key={index} className={index === 0 ? "first" : undefined}>
      <h2>{post.title}</h2>
    </article>
  ));
}

export interface Post {
  id: string;
  title: string;
}

export interface PageProps {
  posts: Post[];
}

export default function Page({ posts }: PageProps) {
  return (
    <ul>
      {posts.map((post) => (
        <li key={post.id} id={`post-${post.id}`}>
          {post.title}
        </li>
      ))}
    </ul>
  );
}

export interface Post {
  title: string;
}

export interface PageProps {
  posts: Post[];
}

export default function Page({ posts }: PageProps) {
  return (
    <ul>
      {posts.length > 0 ? (
        posts.map((post, index) => <li key={index}>{post.title}</li>)
      ) : (
        <li>No posts yet.</li>
      )}
    </ul>
  );
}

import Fragment from "@/templates/fragment";
import Full from "@/templates/full";

export interface Post {
  title: string;
}

export interface PageProps {
  ajax: boolean;
  name: string;
  posts: Post[];
}

export default function Page({ ajax, name, posts }: PageProps) {
  const content = (
    <>
      <h1>{name}</h1>
      <ul>
        {posts.length > 0 ? (
          posts.map((post, index) => <li key={index}>{post.title}</li>)
        ) : (
          <li>None</li>
        )}
      </ul>
    </>
  );
  return ajax ? <Fragment>{content}</Fragment> : <Full title={name}>{content}</Full>;
}

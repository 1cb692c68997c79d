import Base from "@/templates/base";

export interface Post {
  title: string;
}

export interface PageProps {
  post: Post;
}

export default function Page({ post }: PageProps) {
  const title = post.title;
  return (
    <Base title={title}>
      <h1>{title}</h1>
    </Base>
  );
}

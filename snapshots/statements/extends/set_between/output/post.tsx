import Blog, { BlogNav } from "@/templates/blog";

export interface BlogData {
  kind: string;
}

export interface PostProps {
  blog: BlogData;
}

export default function Post({ blog }: PostProps) {
  return (
    <Blog
      blog={blog}
      nav={({ kind }) => (
        <>
          <b>{kind}</b> <BlogNav kind={kind} />
        </>
      )}
      content={({ kind }) => kind}
    />
  );
}

import type { Post } from "@/types/models";

export interface PageProps {
  posts: Post[];
}

export default function Page({ posts }: PageProps) {
  return (
    <table>
      {posts.length > 0 && (
        <tbody>
          {posts.map((post, index) => (
            <tr key={post.id} className={index % 2 === 0 ? "odd" : "even"}>
              <td>
                {index + 1}/{posts.length}
              </td>
              <td>{post.title}</td>
            </tr>
          ))}
        </tbody>
      )}
    </table>
  );
}

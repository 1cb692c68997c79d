export interface Users {
  rows: Row[];
  page: string;
  next: string;
}

export interface Posts {
  rows: PostsRow[];
  page: string;
  next: string;
}

export interface List {
  page: string;
  next: string;
}

export interface Row {
  name: string;
}

export interface PostsRow {
  title: string;
  likes: string;
}

export interface PageProps {
  users: Users;
  posts: Posts;
}

export default function Page({ users, posts }: PageProps) {
  return (
    <>
      {" "}
      {users.rows.map((user, index) => (
        <p key={index}>{user.name}</p>
      ))}
      <Pages list={users} />
      {posts.rows.map((post, index) => (
        <p key={index}>
          {post.title}: {post.likes}
        </p>
      ))}
      <Pages list={posts} />
    </>
  );
}

export interface PagesProps {
  list: List;
}

export function Pages({ list }: PagesProps) {
  return (
    <nav>
      {list.page}
      {list.next !== "" && `, then ${list.next}`}
    </nav>
  );
}

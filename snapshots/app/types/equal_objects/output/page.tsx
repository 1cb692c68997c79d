import type { Ctx } from "@/lib/ctx";
import type { Tag, User } from "@/types/models";

export interface PageProps {
  ctx: Ctx;
  tag: Tag;
  users: User[];
  owner: null;
  tags: Tag[];
}

export default function Page({ ctx, tag, users, owner, tags }: PageProps) {
  return (
    <>
      <p>
        {ctx.vars.current_user.name} {tag.word}
      </p>
      {users.map((user, index) => (
        <p key={index}>
          {user.name}
          {user.$ref === ctx.vars.current_user.$ref && " (you)"}
        </p>
      ))}
      {tags.map((t, index) => (
        <b key={index}>
          {t.word}
          {t.$ref !== tag.$ref && "!"}
        </b>
      ))}
    </>
  );
}

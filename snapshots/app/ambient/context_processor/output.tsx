import type { Ctx } from "@/lib/ctx";

export interface PageProps {
  ctx: Ctx;
}

export default function Page({ ctx }: PageProps) {
  return (
    <footer>
      {ctx.vars.year}{" "}
      {ctx.vars.tags.map((tag, index) => (
        <i key={index}>{tag}</i>
      ))}
    </footer>
  );
}

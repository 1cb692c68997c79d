import type { Ctx } from "@/lib/ctx";
import { called } from "@/lib/jinja/calls";
import { query, segment } from "@/lib/jinja/urls";

export interface PageProps {
  ctx: Ctx;
  env: string;
  page: number;
  kind: string | null;
}

export default function Page({ ctx, env, page, kind }: PageProps) {
  return (
    <>
      <a href={`${segment(env, ctx.globals.config.ENVIRONMENT)}/nodes`}>nodes</a>{" "}
      <a
        href={page === 1 ? `/posts${query({ q: env })}` : `/posts/page/${page}${query({ q: env })}`}
      >
        posts
      </a>{" "}
      <a href={`/files${segment(kind, "all")}`}>files</a> <a href="/files">all files</a>{" "}
      <a href="/files/some">some files</a>{" "}
      <a href={called(ctx.globals.url_for, ["shown"], { show: env })}>shown</a>
    </>
  );
}

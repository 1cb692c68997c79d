import type { Ctx } from "@/lib/ctx";
import { strftime } from "@/lib/jinja/datetime";
import { escapeText } from "@/lib/jinja/escape";
import type { Post } from "@/types/models";

export interface FeedXmlProps {
  ctx: Ctx;
  posts: Post[];
}

export default function feedXml({ ctx, posts }: FeedXmlProps): string {
  return `<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0">
  <channel>
    <title>${escapeText(ctx.globals.config.SITE_NAME)}</title>
    <link>${escapeText(ctx.globals.config.SITE_URL)}/</link>${posts
      .map(
        (post) => `
    <item>
      <title>${escapeText(post.title)}</title>
      <link>${escapeText(ctx.globals.config.SITE_URL)}${escapeText(`/post/${post.id}`)}</link>
      <pubDate>${escapeText(strftime(post.created, "%a, %d %b %Y %H:%M:%S +0000"))}</pubDate>
      <description>${escapeText(post.body)}</description>
    </item>`,
      )
      .join("")}
  </channel>
</rss>`;
}

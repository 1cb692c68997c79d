import { escapeText } from "@/lib/jinja/escape";

export interface Post {
  title: string;
}

export interface PageXmlProps {
  posts: Post[];
}

export default function pageXml({ posts }: PageXmlProps): string {
  return `<?xml version="1.0"?>
<feed>${posts.map((p) => `<entry><title>${escapeText(p.title)}</title><br/></entry>`).join("")}</feed>`;
}

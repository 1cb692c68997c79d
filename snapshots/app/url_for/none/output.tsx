import { query, quoteAnchor, quotePath, segment } from "@/lib/jinja/urls";

export interface PageProps {
  env: string | null;
  node: string | null;
  anchor: string | null;
  slug: string | null;
}

export default function Page({ env, node, anchor, slug }: PageProps) {
  return (
    <>
      <a href={`${segment(env)}/reports${segment(node)}`}>reports</a>{" "}
      <a
        href={
          env === null
            ? `/node/${quotePath(node)}${query({ q: env })}`
            : `/at/${quotePath(env)}/${quotePath(node)}${query({ q: env })}`
        }
      >
        node
      </a>{" "}
      <a href={`/${anchor === null ? "" : `#${quoteAnchor(anchor)}`}`}>index</a>{" "}
      {node && <a href={`/reports/${quotePath(node)}`}>known</a>}{" "}
      <a href={slug === null ? "/topic/1" : `/topic/1-${quotePath(slug)}`}>topic</a>
    </>
  );
}

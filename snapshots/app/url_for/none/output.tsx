import { query, quoteAnchor, quotePath, segment } from "@/lib/jinja/urls";

export interface PageProps {
  env: string | null;
  node: string | null;
  anchor: string | null;
}

export default function Page({ env, node, anchor }: PageProps) {
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
      {node && <a href={`/reports/${quotePath(node)}`}>known</a>}
    </>
  );
}

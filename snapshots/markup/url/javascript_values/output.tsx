import { attrs } from "@/lib/jinja/attrs";

export interface PageProps {
  n: string;
  x: string;
  on: boolean;
}

export default function Page({ n, x, on }: PageProps) {
  return (
    <>
      <form {...attrs({ ACTION: `javascript:f(${n})` })} />
      <a {...attrs({ HREF: " java\nscript:f()" })}>{x}</a>
      <iframe {...attrs({ SRC: on ? "javascript:0" : "/a" })} />
    </>
  );
}

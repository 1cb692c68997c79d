import { attrs } from "@/lib/jinja/attrs";

export interface PageProps {
  t: string;
}

export default function Page({ t }: PageProps) {
  return (
    <>
      <img
        src="/a.png"
        srcSet="/a.png 1x, /b.png 2x"
        sizes="(min-width: 9em) 50vw"
        useMap="#m"
        alt={t}
        {...attrs({ ismap: "" })}
      />
      <picture>
        <source srcSet="/c.webp" type="image/webp" media="(max-width: 9em)" />
        <img src="/d.png" alt="" />
      </picture>
    </>
  );
}

import { attrs } from "@/lib/jinja/attrs";

export interface PageProps {
  url: string;
  image: string;
}

export default function Page({ url, image }: PageProps) {
  return (
    <>
      <a href={url}>x</a>
      <img alt="" {...attrs({ SRC: image })} />
    </>
  );
}

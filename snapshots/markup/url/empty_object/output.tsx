import { attrs } from "@/lib/jinja/attrs";

export interface PageProps {
  url: string;
}

export default function Page({ url }: PageProps) {
  return (
    <>
      <object type="a/b" {...attrs({ DATA: url })} />
      <embed {...attrs({ SRC: url })} />
    </>
  );
}

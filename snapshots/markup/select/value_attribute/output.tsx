import { attrs } from "@/lib/jinja/attrs";

export interface PageProps {
  tag: string;
  raw: string;
}

export default function Page({ tag, raw }: PageProps) {
  return (
    <>
      <select name="tag" {...attrs({ VALUE: tag })}>
        <option>a</option>
        <option value={tag}>b</option>
      </select>
      <textarea {...attrs({ VALUE: "x" })} defaultValue="text" />
      <div dangerouslySetInnerHTML={{ __html: raw }} />
    </>
  );
}

import { textareaText } from "@/lib/jinja/textarea";

export interface PageProps {
  a: string;
}

export default function Page({ a }: PageProps) {
  return (
    <>
      <textarea
        defaultValue={`
${a}`}
      />
      <textarea defaultValue={a} />
      <textarea defaultValue={textareaText(a)} />
    </>
  );
}

import { textareaText } from "@/lib/jinja/textarea";

export interface PageProps {
  body: string;
}

export default function Page({ body }: PageProps) {
  return <textarea name="body" defaultValue={textareaText(body)} />;
}

import { Raw } from "@/lib/jinja/raw";
import { urlize } from "@/lib/jinja/urlize";

export interface PageProps {
  text: string;
}

export default function Page({ text }: PageProps) {
  return (
    <p>
      <Raw html={urlize(text)} />{" "}
      <Raw html={urlize(text, { trim_url_limit: 10, nofollow: true, target: "_blank" })} />
    </p>
  );
}

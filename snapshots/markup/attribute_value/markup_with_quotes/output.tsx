import { escaped } from "@/lib/jinja/escape";
import { plain } from "@/lib/jinja/plain";

export interface PageProps {
  t: string;
  q: string;
}

export default function Page({ t, q }: PageProps) {
  return (
    <>
      <a title={t} data-q={q}>
        x
      </a>
      <a title={plain(escaped(t))} href="/?a=1&amp;b=2">
        y
      </a>
    </>
  );
}

import { escapeText } from "@/lib/jinja/escape";
import { striptags } from "@/lib/jinja/html-filters";

export interface PageProps {
  name: string;
}

export default function Page({ name }: PageProps) {
  const note = { __html: `<b>${escapeText(name)}</b> & more` };
  return (
    <>
      <p dangerouslySetInnerHTML={note} />
      <div title={striptags(note)} />
    </>
  );
}

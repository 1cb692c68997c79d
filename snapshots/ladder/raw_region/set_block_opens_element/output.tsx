import { escapeText } from "@/lib/jinja/escape";

export interface PageProps {
  kind: string;
}

export default function Page({ kind }: PageProps) {
  const begin = { __html: `<div class="${escapeText(kind)}">` };
  const name = { __html: `<b>${escapeText(kind)}</b>` };
  return (
    <>
      <main
        dangerouslySetInnerHTML={{
          __html: `${begin.__html}<p>${name.__html}</p></div><i>after</i>`,
        }}
      />
      <p dangerouslySetInnerHTML={name} />
    </>
  );
}

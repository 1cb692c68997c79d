import { noteHtml } from "@/templates/note";

export interface PageProps {
  name: string;
  sign: string;
}

export default function Page({ name, sign }: PageProps) {
  const note = { __html: noteHtml({ name, sign }) };
  return (
    <>
      <script dangerouslySetInnerHTML={{ __html: `var note = '${noteHtml({ name, sign })}';` }} />
      <div dangerouslySetInnerHTML={note} />
    </>
  );
}

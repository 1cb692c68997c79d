import Layout from "@/templates/layout";

export interface PageProps {
  target: string;
  text: string;
}

export default function Page({ target, text }: PageProps) {
  return (
    <>
      {" "}
      {target === "preview" && <Preview text={text} />}
      <Layout target={target} content={() => <form>{text}</form>} />
    </>
  );
}

export interface PreviewProps {
  text: string;
}

export function Preview({ text }: PreviewProps) {
  return <div id="preview">{text}</div>;
}

import { escapeText } from "@/lib/jinja/escape";

export interface PageProps {
  name: string;
}

export default function Page({ name }: PageProps) {
  return (
    <>
      <template
        id="row"
        dangerouslySetInnerHTML={{
          __html: `<tr><td>${escapeText(name)}</td></tr><script>var a = 1;</script>`,
        }}
      />
      <p>after</p>
    </>
  );
}

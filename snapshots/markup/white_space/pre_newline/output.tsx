import { preText } from "@/lib/jinja/preformatted";

export interface PageProps {
  a: string;
  b: boolean;
  n: string;
}

export default function Page({ a, b, n }: PageProps) {
  return (
    <>
      <pre>{preText(a)}</pre>
      <pre>{a}</pre>
      <pre dangerouslySetInnerHTML={preText({ __html: a })} />
      <pre>{b ? preText(a) : "no"} after</pre>
      <pre>{preText(n)}</pre>
    </>
  );
}

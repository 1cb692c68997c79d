import { preLine } from "@/lib/jinja/preformatted";

export interface PageProps {
  trace: string;
  note: string;
}

export default function Page({ trace, note }: PageProps) {
  return (
    <>
      <pre>
        {preLine(trace)}
        {"\n"}
      </pre>
      <pre>
        {note !== "" ? preLine(note) : "\n"}
        {"\n"}
        <b>end</b>
      </pre>
    </>
  );
}

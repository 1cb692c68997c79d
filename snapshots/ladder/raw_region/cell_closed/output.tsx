import { escapeText } from "@/lib/jinja/escape";

export interface PageProps {
  a: string;
  wide: boolean;
  b: string;
}

export default function Page({ a, wide, b }: PageProps) {
  return (
    <table>
      <tbody>
        <tr
          dangerouslySetInnerHTML={{
            __html: `<td>${escapeText(a)}${wide ? "</td><td>" : ""}${escapeText(b)}</td>`,
          }}
        />
      </tbody>
    </table>
  );
}

import { escapeText } from "@/lib/jinja/escape";

export interface PageProps {
  v: string;
}

export default function Page({ v }: PageProps) {
  return (
    <table>
      <tbody>
        <tr
          dangerouslySetInnerHTML={{
            __html: `<td><form action="/a"></td><td><input name="x" value="${escapeText(v)}"></td><td><input type="submit"></form></td>`,
          }}
        />
      </tbody>
    </table>
  );
}

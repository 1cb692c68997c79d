import { getitem } from "@/lib/jinja/access";
import { text } from "@/lib/jinja/raw";

export interface PageProps {
  cols: unknown[];
  rows: unknown[];
}

export default function Page({ cols, rows }: PageProps) {
  return (
    <table>
      <thead>
        <tr>
          {cols.map((c, index) => (
            <th key={index}>{text(c)}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((r, index) => (
          <tr key={index}>
            {cols.map((c, index2) => (
              <td key={index2}>{text(getitem(r, c))}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

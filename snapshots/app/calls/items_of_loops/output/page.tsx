import { called } from "@/lib/jinja/calls";
import type { Calls } from "@/lib/jinja/calls";
import { plain } from "@/lib/jinja/plain";
import { text } from "@/lib/jinja/raw";
import type { Html } from "@/lib/jinja/value";
import type { Book } from "@/types/models";

export interface PageProps {
  rows: Book[];
  columns: string[];
  label: Calls<string | Html>;
  value: Calls<string | Html>;
}

export default function Page({ rows, columns, label, value }: PageProps) {
  return (
    <table>
      {rows.length > 0 && (
        <tbody>
          {rows.map((row, index) => (
            <tr key={index}>
              {columns.map((column, index2) => (
                <td key={index2} title={plain(called(label, [column]))}>
                  {text(called(value, [row, column]))}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      )}
    </table>
  );
}

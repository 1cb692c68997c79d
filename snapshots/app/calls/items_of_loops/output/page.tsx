import { called } from "@/lib/jinja/calls";
import type { Calls } from "@/lib/jinja/calls";
import type { Book } from "@/types/models";

export interface PageProps {
  rows: Book[];
  columns: string[];
  label: Calls<string>;
  value: Calls<string>;
}

export default function Page({ rows, columns, label, value }: PageProps) {
  return (
    <table>
      {rows.length > 0 && (
        <tbody>
          {rows.map((row, index) => (
            <tr key={index}>
              {columns.map((column, index2) => (
                <td key={index2} title={called(label, [column])}>
                  {called(value, [row, column])}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      )}
    </table>
  );
}

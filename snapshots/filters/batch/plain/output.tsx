import { batch } from "@/lib/jinja/sequence";

export interface PageProps {
  items: string[];
}

export default function Page({ items }: PageProps) {
  const items2 = batch(items, 2, "-");
  return (
    <table>
      {items2.length > 0 && (
        <tbody>
          {items2.map((row, index) => (
            <tr key={index}>
              {row.map((cell, index2) => (
                <td key={index2}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      )}
    </table>
  );
}

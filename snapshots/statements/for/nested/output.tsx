export interface PageProps {
  rows: string[][];
}

export default function Page({ rows }: PageProps) {
  return (
    <table>
      {rows.length > 0 && (
        <tbody>
          {rows.map((row, index) => (
            <tr key={index}>
              {row.map((cell, index2) => (
                <td key={index2}>
                  {index + 1}.{index2 + 1} {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      )}
    </table>
  );
}

export interface PageProps {
  note: string;
  rows: string[];
  n: string;
}

export default function Page({ note, rows, n }: PageProps) {
  return (
    <div>
      <p>{note}</p>
      Total <b>{n}</b>
      <table>
        {rows.length > 0 && (
          <tbody>
            {rows.map((row, index) => (
              <tr key={index}>
                <td>{row}</td>
                <td>{index + 1}</td>
              </tr>
            ))}
          </tbody>
        )}
      </table>
    </div>
  );
}

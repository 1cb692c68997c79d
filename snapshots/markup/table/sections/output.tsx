export interface PageProps {
  rows: string[];
}

export default function Page({ rows }: PageProps) {
  return (
    <table>
      <caption>c</caption>
      <thead>
        <tr>
          <th>h</th>
        </tr>
      </thead>
      {rows.length > 0 && (
        <tbody>
          {rows.map((r, index) => (
            <tr key={index}>
              <td>{r}</td>
            </tr>
          ))}
        </tbody>
      )}
    </table>
  );
}

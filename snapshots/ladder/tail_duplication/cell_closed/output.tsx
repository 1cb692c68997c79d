export interface PageProps {
  a: string;
  wide: boolean;
  b: string;
}

export default function Page({ a, wide, b }: PageProps) {
  return (
    <table>
      <tbody>
        <tr>
          {wide ? (
            <>
              <td>{a}</td>
              <td>{b}</td>
            </>
          ) : (
            <td>
              {a}
              {b}
            </td>
          )}
        </tr>
      </tbody>
    </table>
  );
}

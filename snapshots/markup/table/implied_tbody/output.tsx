export interface PageProps {
  a: string;
}

export default function Page({ a }: PageProps) {
  return (
    <table>
      <tbody>
        <tr>
          <td>{a}</td>
        </tr>
        <tr>
          <td>b</td>
        </tr>
      </tbody>
    </table>
  );
}

export default function Page() {
  return (
    <table>
      <tbody>
        <tr>
          <Cell text="a" />
          <Cell text="b" title="c" />
        </tr>
      </tbody>
    </table>
  );
}

export interface CellProps {
  text: string;
  title?: string;
}

export function Cell({ text, title }: CellProps) {
  return (
    <td title={title ?? ""}>
      {text}
      {title === undefined && "!"}
    </td>
  );
}

export default function Page() {
  return (
    <table>
      <colgroup>
        <col span={2} />
      </colgroup>
      <tbody>
        <tr>
          <td colSpan={2} width="10">
            x
          </td>
        </tr>
      </tbody>
    </table>
  );
}

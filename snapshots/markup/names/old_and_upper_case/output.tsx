import { attrs } from "@/lib/jinja/attrs";

export interface PageProps {
  x: string;
}

export default function Page({ x }: PageProps) {
  return (
    <>
      <table border={0} cellPadding="2" bgcolor="#fff" align="center" width="100%">
        <tbody>
          <tr>
            <td colSpan={2} valign="top" {...attrs({ nowrap: "" })}>
              {x}
            </td>
          </tr>
        </tbody>
      </table>
      <center>c</center>
    </>
  );
}

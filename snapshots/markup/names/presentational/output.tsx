import { attrs } from "@/lib/jinja/attrs";

export interface PageProps {
  n: string;
  x: string;
}

export default function Page({ n, x }: PageProps) {
  return (
    <html>
      <body {...attrs({ link: "red", marginHeight: n })}>
        <table summary="s" rules="all" cellPadding={n} {...attrs({ frame: "box", border: "" })}>
          <tbody>
            <tr {...attrs({ height: n, bgcolor: "red" })}>
              <td width={`${n}%`} align="center" valign="top" {...attrs({ nowrap: "", char: "." })}>
                {x}
              </td>
            </tr>
          </tbody>
        </table>
        <hr {...attrs({ noshade: "", SIZE: n })} />
        <br {...attrs({ clear: "all" })} />
        <ul {...attrs({ type: "disc", compact: "" })}>
          <li {...attrs({ type: "a" })}>{x}</li>
        </ul>
      </body>
    </html>
  );
}

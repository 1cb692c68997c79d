import type { CSSProperties } from "react";
import { styleProps } from "@/lib/jinja/style";

export default function Page() {
  return (
    <>
      <p {...styleProps("font-color: white; margin: 0")}>a</p>
      <p {...styleProps("text-align: middle")}>b</p>
      <p style={{ textAlign: "center", float: "left", "--gap": "1px" } as CSSProperties}>c</p>
    </>
  );
}

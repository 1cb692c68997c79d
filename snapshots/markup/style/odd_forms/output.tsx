import { styleProps } from "@/lib/jinja/style";

export interface PageProps {
  n: string;
}

export default function Page({ n }: PageProps) {
  return (
    <>
      <p {...styleProps("color:red;color:blue")}>a</p>
      <p {...styleProps("*zoom:1")}>b</p>
      <p {...styleProps(`--x: ${n}px; width: calc(1px + 2%) !important`)}>c</p>
      <p {...styleProps("")}>d</p>
      <p style={{ background: "url(data:image/png;base64,xx)" }}>e</p>
      <p style={{ color: "Red", margin: "0" }}>f</p>
      <p style={{ WebkitLineClamp: "2" }}>g</p>
    </>
  );
}

import type { Numeral } from "@/lib/jinja/numeral";

export default function Page() {
  return (
    <>
      {" "}
      <M x={3} />
      <M x="2.0" />
      <M x="0.5" />
    </>
  );
}

export interface MProps {
  x: Numeral;
}

export function M({ x }: MProps) {
  return (
    <>
      {Number(x) > 1 && "big "}
      {x};
    </>
  );
}

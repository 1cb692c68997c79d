import type { Numeral } from "@/lib/jinja/numeral";

export interface PageProps {
  n: Numeral;
  m: Numeral;
}

export default function Page({ n, m }: PageProps) {
  return (
    <p>
      {Number(n) > 1 && n} {m}
      {Number(m) === 2 && " two"}
    </p>
  );
}

import type { Numeral } from "@/lib/jinja/numeral";

export interface PageProps {
  ns: Numeral[];
}

export default function Page({ ns }: PageProps) {
  return (
    <ul>
      {ns.map((n, index) => (
        <li key={index} className={Number(n) > 1 ? "big" : undefined}>
          {n}
        </li>
      ))}
    </ul>
  );
}

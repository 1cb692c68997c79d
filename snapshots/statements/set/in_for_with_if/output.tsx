import type { Numeral } from "@/lib/jinja/numeral";

export interface PageProps {
  ns: Numeral[];
}

export default function Page({ ns }: PageProps) {
  return (
    <ul>
      {ns.map((n, index) => {
        const kind = Number(n) > 1 ? "big" : "small";
        return (
          <li key={index} className={kind}>
            {n}
          </li>
        );
      })}
    </ul>
  );
}

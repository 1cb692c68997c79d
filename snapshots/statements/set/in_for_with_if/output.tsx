import { gt } from "@/lib/jinja/compare";
import { text } from "@/lib/jinja/raw";

export interface PageProps {
  ns: unknown[];
}

export default function Page({ ns }: PageProps) {
  return (
    <ul>
      {ns.map((n, index) => {
        const kind = gt(n, 1) ? "big" : "small";
        return (
          <li key={index} className={kind}>
            {text(n)}
          </li>
        );
      })}
    </ul>
  );
}

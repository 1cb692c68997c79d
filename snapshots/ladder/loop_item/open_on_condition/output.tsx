import { gt } from "@/lib/jinja/compare";
import { text } from "@/lib/jinja/raw";

export interface PageProps {
  ns: unknown[];
}

export default function Page({ ns }: PageProps) {
  return (
    <ul>
      {ns.map((n, index) => (
        <li key={index} className={gt(n, 1) ? "big" : undefined}>
          {text(n)}
        </li>
      ))}
    </ul>
  );
}

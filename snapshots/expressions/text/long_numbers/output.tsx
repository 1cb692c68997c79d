import { plus } from "@/lib/jinja/numeral";
import type { Numeral } from "@/lib/jinja/numeral";
import { text } from "@/lib/jinja/raw";

export interface PageProps {
  n: Numeral;
}

export default function Page({ n }: PageProps) {
  return (
    <p>
      {n} {plus(n, 1)} {text({ $int: "9007199254740993" })}
    </p>
  );
}

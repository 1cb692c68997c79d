import { percent, total } from "@/lib/env";
import { dict } from "@/lib/jinja/dict-methods";
import type { Numeral } from "@/lib/jinja/numeral";

export interface PageProps {
  width: Numeral;
  shares: [string, number][];
}

export default function Page({ width, shares }: PageProps) {
  return (
    <>
      {Number(width) > 0.1 && (
        <p>
          {width} is {percent(Number(width))}
        </p>
      )}
      <p>{total(dict(shares))}</p>
    </>
  );
}

import { gt } from "@/lib/jinja/compare";
import { float } from "@/lib/jinja/float";
import { text } from "@/lib/jinja/raw";
import { boxFloat } from "@/lib/jinja/value";

export interface PageProps {
  n: unknown;
}

export default function Page({ n }: PageProps) {
  return (
    <p>
      {text([1, boxFloat(2)][0])} {text([boxFloat(2), 1][0])} {float(2 + 1)}{" "}
      {text(gt(n, boxFloat(1)) ? n : boxFloat(2))}
    </p>
  );
}

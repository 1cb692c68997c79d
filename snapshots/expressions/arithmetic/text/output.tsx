import { mul } from "@/lib/jinja/arith";
import { percent } from "@/lib/jinja/percent";
import { text } from "@/lib/jinja/raw";

export interface PageProps {
  name: string;
  n: unknown;
  first: string;
  last: string;
}

export default function Page({ name, n, first, last }: PageProps) {
  return (
    <p>
      {`${name}1None`} {text(mul("ab", 2))} {percent("n=%d", n)} {`${first} ${last}`}
    </p>
  );
}

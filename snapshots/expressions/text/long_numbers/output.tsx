import { add } from "@/lib/jinja/arith";
import { text } from "@/lib/jinja/raw";

export interface PageProps {
  n: unknown;
}

export default function Page({ n }: PageProps) {
  return (
    <p>
      {text(n)} {text(add(n, 1))} {text({ $int: "9007199254740993" })}
    </p>
  );
}

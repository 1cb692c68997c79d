import { add } from "@/lib/jinja/arith";
import { length } from "@/lib/jinja/iterate";
import { text } from "@/lib/jinja/raw";
import { boxFloat, tuple } from "@/lib/jinja/value";

export interface PageProps {
  more: unknown[];
}

export default function Page({ more }: PageProps) {
  return (
    <p>
      {length(add([1], more))} {text(tuple(1, 2))} {text([1, "a", null, true, boxFloat(1)])}{" "}
      {text({ a: 1 })}
    </p>
  );
}

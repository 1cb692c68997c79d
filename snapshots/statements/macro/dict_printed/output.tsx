import { Fragment } from "react";
import { float } from "@/lib/jinja/float";
import { text } from "@/lib/jinja/raw";
import { str } from "@/lib/jinja/str";
import { boxFloat } from "@/lib/jinja/value";

export interface Options {
  n: number;
  m: unknown;
  __str__: string;
  __iter__: unknown[];
}

export default function Page() {
  return (
    <p>
      <Show
        x={{
          n: 1,
          m: [boxFloat(2)],
          __str__: str({ n: boxFloat(1), m: [boxFloat(2)] }),
          __iter__: ["n", "m"],
        }}
      />
    </p>
  );
}

export interface ShowProps {
  x: Options;
}

export function Show({ x }: ShowProps) {
  return (
    <>
      {x.__str__} {float(x.n)} {x.__iter__.length}
      {x.__iter__.map((key, index) => (
        <Fragment key={index}> {text(key)}</Fragment>
      ))}
    </>
  );
}

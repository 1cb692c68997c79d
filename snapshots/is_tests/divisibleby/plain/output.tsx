import { Fragment } from "react";
import { isDivisibleby } from "@/lib/jinja/parity";
import { text } from "@/lib/jinja/raw";

export interface PageProps {
  numbers: unknown[];
}

export default function Page({ numbers }: PageProps) {
  return (
    <p>
      {numbers.map((n, index) => (
        <Fragment key={index}>
          {text(n)}
          {isDivisibleby(n, 3) && "*"}{" "}
        </Fragment>
      ))}
    </p>
  );
}

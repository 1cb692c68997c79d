import { text } from "@/lib/jinja/raw";
import { sum } from "@/lib/jinja/sum";

export interface Line {
  n: unknown;
}

export interface PageProps {
  numbers: unknown[];
  lines: Line[];
}

export default function Page({ numbers, lines }: PageProps) {
  return (
    <p>
      {text(sum(numbers))} {text(sum(lines, { attribute: "n", start: 1 }))}
    </p>
  );
}

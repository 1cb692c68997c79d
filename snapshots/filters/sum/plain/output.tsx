import { sumNumbers } from "@/lib/jinja/plain-numbers";

export interface Line {
  n: number;
}

export interface PageProps {
  numbers: number[];
  lines: Line[];
}

export default function Page({ numbers, lines }: PageProps) {
  return (
    <p>
      {sumNumbers(numbers)}{" "}
      {sumNumbers(
        lines.map((line) => line.n),
        1,
      )}
    </p>
  );
}

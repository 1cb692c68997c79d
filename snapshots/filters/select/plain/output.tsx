import { join } from "@/lib/jinja/join";
import { isOdd } from "@/lib/jinja/parity";
import { text } from "@/lib/jinja/raw";

export interface PageProps {
  numbers: unknown[];
  words: boolean[];
}

export default function Page({ numbers, words }: PageProps) {
  return (
    <p>
      {text(
        join(
          numbers.filter((number) => isOdd(number)),
          " ",
        ),
      )}{" "}
      {words.filter((word) => word).length}
    </p>
  );
}

import { isOdd } from "@/lib/jinja/parity";

export interface PageProps {
  numbers: number[];
  words: boolean[];
}

export default function Page({ numbers, words }: PageProps) {
  return (
    <p>
      {numbers.filter((number) => isOdd(number)).join(" ")} {words.filter((word) => word).length}
    </p>
  );
}

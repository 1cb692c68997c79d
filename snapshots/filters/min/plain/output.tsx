import { text } from "@/lib/jinja/raw";
import { min } from "@/lib/jinja/sort";

export interface PageProps {
  numbers: unknown[];
  words: unknown[];
}

export default function Page({ numbers, words }: PageProps) {
  return (
    <p>
      {text(min(numbers))} {text(min(words))}
    </p>
  );
}

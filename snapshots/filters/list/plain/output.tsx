import { range } from "@/lib/jinja/range";
import { text } from "@/lib/jinja/raw";

export interface PageProps {
  word: string[];
}

export default function Page({ word }: PageProps) {
  return (
    <p>
      {word.join("-")} {text(range(3))}
    </p>
  );
}

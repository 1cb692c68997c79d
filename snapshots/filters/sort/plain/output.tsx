import { join } from "@/lib/jinja/join";
import { text } from "@/lib/jinja/raw";
import { sort } from "@/lib/jinja/sort";

export interface PageProps {
  words: unknown[];
}

export default function Page({ words }: PageProps) {
  return (
    <p>
      {text(join(sort(words), " "))}{" "}
      {text(join(sort(words, { reverse: true, case_sensitive: true }), " "))}
    </p>
  );
}

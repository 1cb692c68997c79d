import { slice } from "@/lib/jinja/access";
import { join } from "@/lib/jinja/join";
import { text } from "@/lib/jinja/raw";

export interface PageProps {
  word: unknown;
  items: unknown;
}

export default function Page({ word, items }: PageProps) {
  return (
    <p>
      {text(slice(word, null, 3))} {text(slice(word, -2))} {text(join(slice(items, 1)))}{" "}
      {text(slice(word, null, null, -1))}
    </p>
  );
}

import { join } from "@/lib/jinja/join";
import { text } from "@/lib/jinja/raw";
import { unique } from "@/lib/jinja/sort";

export interface PageProps {
  words: unknown[];
}

export default function Page({ words }: PageProps) {
  return <p>{text(join(unique(words), " "))}</p>;
}

import { call } from "@/lib/jinja/methods";
import { text } from "@/lib/jinja/raw";

export default function Page() {
  const d = { a: 1 };
  const content = text(call(d, "setdefault", ["a", 2]));
  return <p>{content}</p>;
}

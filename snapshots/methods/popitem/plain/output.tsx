import { getitem } from "@/lib/jinja/access";
import { call } from "@/lib/jinja/methods";
import { text } from "@/lib/jinja/raw";

export default function Page() {
  const d = { a: 1 };
  const content = text(getitem(call(d, "popitem"), 0));
  return <p>{content}</p>;
}

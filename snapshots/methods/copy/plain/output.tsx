import { getattr } from "@/lib/jinja/access";
import { call } from "@/lib/jinja/methods";
import { text } from "@/lib/jinja/raw";

export default function Page() {
  const a = { x: 1 };
  const b = call(a, "copy");
  return <p>{text(getattr(b, "x"))}</p>;
}

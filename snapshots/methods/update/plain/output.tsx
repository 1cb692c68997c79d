import { getitem } from "@/lib/jinja/access";
import { call } from "@/lib/jinja/methods";
import { text } from "@/lib/jinja/raw";

export default function Page() {
  const d = { a: 1 };
  call(d, "update", [{ b: 2 }]);
  call(d, "update", [], { c: 3 });
  return (
    <p>
      {text(getitem(d, "b"))}
      {text(getitem(d, "c"))}
    </p>
  );
}

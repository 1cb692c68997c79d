import { call } from "@/lib/jinja/methods";
import { text } from "@/lib/jinja/raw";

export default function Page() {
  const rows = ["a", "b"];
  const content = text(call(rows, "pop"));
  return (
    <p>
      {content}
      {rows.length}
    </p>
  );
}

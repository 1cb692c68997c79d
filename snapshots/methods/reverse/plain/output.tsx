import { call } from "@/lib/jinja/methods";

export default function Page() {
  const rows = ["a", "b"];
  call(rows, "reverse");
  return <p>{rows.join("")}</p>;
}

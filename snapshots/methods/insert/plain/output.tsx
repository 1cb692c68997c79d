import { call } from "@/lib/jinja/methods";

export default function Page() {
  const rows = ["b"];
  call(rows, "insert", [0, "a"]);
  return <p>{rows.join("")}</p>;
}

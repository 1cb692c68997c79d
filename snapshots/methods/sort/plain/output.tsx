import { call } from "@/lib/jinja/methods";

export default function Page() {
  const rows = ["b", "a"];
  call(rows, "sort");
  return <p>{rows.join("")}</p>;
}

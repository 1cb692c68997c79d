import { call } from "@/lib/jinja/methods";

export default function Page() {
  const rows = [1];
  call(rows, "clear");
  return <p>{rows.length}</p>;
}

import { float } from "@/lib/jinja/float";
import { text } from "@/lib/jinja/raw";
import { str } from "@/lib/jinja/str";
import { boxFloat } from "@/lib/jinja/value";

export default function Page() {
  const x = { n: 1, m: { k: 2, t: "a" } };
  const rows = [{ n: 1 }];
  return (
    <p title={str({ ...x, n: boxFloat(x.n), m: { ...x.m, k: boxFloat(x.m.k) } })}>
      {text({ ...x, n: boxFloat(x.n), m: { ...x.m, k: boxFloat(x.m.k) } })}{" "}
      {text(rows.map((item) => ({ ...item, n: boxFloat(item.n) })))} {float(x.m.k)}
    </p>
  );
}

import { asset } from "@/lib/env";
import { text } from "@/lib/jinja/raw";

export default function Page() {
  return <p>{text(asset('"a.js" as \'main\' output="x"'))}</p>;
}

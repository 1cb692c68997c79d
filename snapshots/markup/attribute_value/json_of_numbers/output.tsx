import { tojson } from "@/lib/jinja/json";
import { plain } from "@/lib/jinja/plain";

export default function Page() {
  const sizes = [1, 2];
  return <div data-sizes={plain(tojson(sizes))} data-on={plain(tojson(true))} />;
}

import Part from "@/templates/_part";
import { namespace } from "@/lib/jinja/globals";

export default function Page() {
  const ns = namespace({ n: 0 });
  return <p>{Part({ ns })}</p>;
}

import { callValue } from "@/lib/jinja/call-value";
import { text } from "@/lib/jinja/raw";

export default function Page() {
  return <p>{text(callValue(undefined))}</p>;
}

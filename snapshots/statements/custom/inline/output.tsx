import { icon } from "@/lib/env";
import { text } from "@/lib/jinja/raw";

export default function Page() {
  return <p>{text(icon("star"))}</p>;
}

import { random } from "@/lib/jinja/sequence";

export default function Page() {
  return <p>{random(["only"])}</p>;
}

import { pow } from "@/lib/jinja/arith";
import { float } from "@/lib/jinja/float";
import { text } from "@/lib/jinja/raw";

export default function Page() {
  return (
    <p>
      None True {float(1)} {float(1000)} a {text(pow(10, 3))} {float(7 / 2)} {float(4 / 2)}
    </p>
  );
}

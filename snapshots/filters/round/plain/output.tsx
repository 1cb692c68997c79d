import { round, toInt } from "@/lib/jinja/number";
import { text } from "@/lib/jinja/raw";

export interface PageProps {
  x: unknown;
}

export default function Page({ x }: PageProps) {
  return (
    <p>
      {text(round(x, 1))} {text(round(x))} {text(round(x, 1, "floor"))} {text(toInt(round(x)))}
    </p>
  );
}

import { default_ } from "@/lib/jinja/default";
import { text } from "@/lib/jinja/raw";
import { upper } from "@/lib/jinja/text";
import { truthy } from "@/lib/jinja/truthy";

export interface PageProps {
  a?: unknown;
  b?: unknown;
}

export default function Page({ a, b }: PageProps) {
  const value = truthy(a) ? a : b;
  return (
    <p>
      {text(truthy(value) ? value : "c")} {text(default_(default_(a, b), "c"))}{" "}
      {text(upper(default_(a, "x")))}
    </p>
  );
}

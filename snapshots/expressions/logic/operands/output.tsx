import { text } from "@/lib/jinja/raw";
import { truthy } from "@/lib/jinja/truthy";

export interface PageProps {
  a: unknown;
  b: string;
  name: string;
}

export default function Page({ a, b, name }: PageProps) {
  return (
    <p>
      {text(truthy(a) ? a : b)} {text(truthy(a) ? b : a)} {!truthy(a) ? "True" : "False"}{" "}
      {name || "someone"}
    </p>
  );
}

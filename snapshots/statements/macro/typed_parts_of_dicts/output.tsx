import { getitem } from "@/lib/jinja/access";
import { tojson } from "@/lib/jinja/json";
import { Raw, text } from "@/lib/jinja/raw";
import { boxFloat, tuple } from "@/lib/jinja/value";

export interface PageProps {
  data: unknown;
  key_: unknown;
}

export default function Page({ data, key_ }: PageProps) {
  return (
    <>
      <Shown x={{ child: { size: boxFloat(1) }, pair: tuple("a", boxFloat(2)) }} />
      <Shown x={getitem(data, key_)} />
    </>
  );
}

export interface ShownProps {
  x: unknown;
}

export function Shown({ x }: ShownProps) {
  return (
    <p>
      {text(x)} <Raw html={tojson(x)} />
    </p>
  );
}

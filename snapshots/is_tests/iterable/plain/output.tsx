import { isIterable } from "@/lib/jinja/iterate";

export interface PageProps {
  x: unknown;
  y: unknown;
}

export default function Page({ x, y }: PageProps) {
  return (
    <p>
      {isIterable(x) ? "True" : "False"} {isIterable(y) ? "True" : "False"}
    </p>
  );
}

import { eq } from "@/lib/jinja/compare";
import { text } from "@/lib/jinja/raw";

export interface D {
  title?: unknown;
}

export interface PageProps {
  d: D;
  x: unknown;
  y: unknown;
}

export default function Page({ d, x, y }: PageProps) {
  return (
    <>
      <p>{text(d.title ?? null)}</p>
      {eq(x, d.title ?? null) && <b>same</b>}
      {eq(y, d.title === undefined ? 3 : d.title) && <i>three</i>}
    </>
  );
}

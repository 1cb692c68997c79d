import { eq, gt } from "@/lib/jinja/compare";
import { text } from "@/lib/jinja/raw";

export interface PageProps {
  n: unknown;
  m: unknown;
}

export default function Page({ n, m }: PageProps) {
  return (
    <p>
      {gt(n, 1) && text(n)} {text(m)}
      {eq(m, 2) && " two"}
    </p>
  );
}

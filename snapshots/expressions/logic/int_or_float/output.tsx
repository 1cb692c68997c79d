import { float } from "@/lib/jinja/float";
import { truthy } from "@/lib/jinja/truthy";

export interface PageProps {
  yes: unknown;
}

export default function Page({ yes }: PageProps) {
  return (
    <p>
      {truthy(yes) ? float(1) : "2"} {float(2)}
    </p>
  );
}

import { add } from "@/lib/jinja/arith";
import { text } from "@/lib/jinja/raw";
import { truthy } from "@/lib/jinja/truthy";

export interface Lines {
  excluded: unknown;
  total: unknown;
}

export interface PageProps {
  lines: Lines;
}

export default function Page({ lines }: PageProps) {
  return (
    truthy(lines.excluded) && (
      <b>
        {text(lines.excluded)} of {text(add(lines.excluded, lines.total))}
      </b>
    )
  );
}

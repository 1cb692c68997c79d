import { escapeText } from "@/lib/jinja/escape";
import { Raw } from "@/lib/jinja/raw";

export interface PageProps {
  a: boolean;
  b: boolean;
  t: string;
  c: boolean;
}

export default function Page({ a, b, t, c }: PageProps) {
  return (
    <Raw
      html={{
        __html: `${a ? '<div class="x">' : b ? "<section>" : ""}
<!-- ko if: shown --><p>${escapeText(t)}</p><!-- /ko -->
${a ? "</div>" : c ? "</section>" : ""}`,
      }}
    />
  );
}

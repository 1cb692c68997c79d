import { shout, wrap } from "@/lib/env";
import { escapeText, safe } from "@/lib/jinja/escape";
import { Raw } from "@/lib/jinja/raw";

export interface PageProps {
  name: string;
}

export default function Page({ name }: PageProps) {
  return (
    <Raw
      html={safe(
        shout({
          __html: `<p>${safe(wrap({ __html: `<b>${escapeText(name)}</b>` }, 2)).__html}</p>`,
        }),
      )}
    />
  );
}

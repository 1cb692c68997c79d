import type { Ctx } from "@/lib/ctx";
import { gettext } from "@/lib/jinja/i18n";
import { plain } from "@/lib/jinja/plain";

export interface PageProps {
  ctx: Ctx;
  name: string;
  url: string;
}

export default function Page({ ctx, name, url }: PageProps) {
  return (
    <div>
      <p
        dangerouslySetInnerHTML={{
          __html: `${gettext(ctx, "Not found: <b>%(name)s", { name }).__html}</b>`,
        }}
      />
      <p
        dangerouslySetInnerHTML={{
          __html: `${gettext(ctx, "Read <a href='%(url)s'>", { url }).__html}more</a>`,
        }}
      />
      <p
        title={plain(gettext(ctx, "a <b> tag"))}
        dangerouslySetInnerHTML={gettext(ctx, "<i>end</i>")}
      />
    </div>
  );
}

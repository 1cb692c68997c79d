import { xmlattr } from "@/lib/jinja/html-filters";
import { spreadAttributes } from "@/lib/jinja/spread-attributes";

export interface PageProps {
  attrs: unknown;
}

export default function Page({ attrs }: PageProps) {
  return (
    <>
      <form method="post" encType="multipart/form-data">
        <input type="file" name="f" />
      </form>
      <form method="post" target="_blank">
        <input name="a" />
      </form>
      <form method="post" action="/elsewhere">
        <input name="a" />
      </form>
      <form {...spreadAttributes("form", xmlattr(attrs))} method="post">
        <input name="a" />
      </form>
      <form>
        <input name="q" />
      </form>
    </>
  );
}

import { xmlattr } from "@/lib/jinja/html-filters";
import { spreadAttributes } from "@/lib/jinja/spread-attributes";

export interface PageProps {
  label: unknown;
}

export default function Page({ label }: PageProps) {
  return (
    <>
      {" "}
      <Tag name="a" />
      <Tag name="b" kwargs={{ title: "x" }} />
      <Tag name="c" kwargs={{ id: label }} />
    </>
  );
}

export interface TagProps {
  name: string;
  kwargs?: unknown;
}

export function Tag({ name, kwargs = {} }: TagProps) {
  return <i {...spreadAttributes("i", xmlattr(kwargs))}>{name}</i>;
}

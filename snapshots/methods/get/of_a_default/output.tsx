import { text } from "@/lib/jinja/raw";
import type { Html } from "@/lib/jinja/value";

export interface Field {
  info?: Options | null;
  id: Html;
}

export interface Options {
  label?: string | null;
  notes: string;
}

export interface PageProps {
  field: Field;
}

export default function Page({ field }: PageProps) {
  const info = field.info === undefined ? null : field.info;
  return (
    <p>
      {text((info?.label === undefined ? "none" : info?.label) || field.id)} {info?.notes ?? ""}
    </p>
  );
}

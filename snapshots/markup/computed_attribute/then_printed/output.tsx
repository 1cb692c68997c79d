import { escapeText } from "@/lib/jinja/escape";
import { spreadAttributes } from "@/lib/jinja/spread-attributes";

export interface PageProps {
  id: string;
}

export default function Page({ id }: PageProps) {
  return (
    <>
      <input
        {...spreadAttributes("input", { __html: `multiple${attrsHtml({ id })}` })}
        type="file"
      />
      <input {...spreadAttributes("input", { __html: `multiple${attrsHtml({ id: "" })}` })} />
    </>
  );
}

export interface AttrsProps {
  id: string;
}

export function attrsHtml({ id }: AttrsProps): string {
  return id !== "" ? ` id="${escapeText(id)}"` : "";
}

export function attrsText({ id }: AttrsProps): string {
  return id !== "" ? ` id="${id}"` : "";
}

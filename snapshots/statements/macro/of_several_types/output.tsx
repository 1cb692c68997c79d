import { text } from "@/lib/jinja/raw";
import type { Html } from "@/lib/jinja/value";

export interface Options {
  id: string;
  text?: string | Html;
  classes?: string;
  link?: OptionsData;
}

export interface Box {
  classes: string;
  text: string;
  link: OptionsData;
}

export interface OptionsData {
  to: string;
}

export interface PageProps {
  prefix: string;
  number: string;
  bold: string;
  box: Box | null;
}

export default function Page({ prefix, number, bold, box }: PageProps) {
  return (
    <>
      <Hint params={{ id: "a", text: "plain", classes: "wide" }} />
      <Hint
        params={{
          id: prefix !== "" ? `${prefix}-b` : number,
          text: { __html: bold },
          classes: box ? box.classes : undefined,
          link: { to: "x" },
        }}
      />
      <Hint params={{ id: number, text: box?.text, link: box ? box.link : undefined }} />
    </>
  );
}

export interface HintProps {
  params: Options;
}

export function Hint({ params }: HintProps) {
  return (
    <p id={params.id} className={params.classes ? params.classes : undefined}>
      {text(params.text)}
      {params.link && <a href={`/${params.link.to}`}>{params.link.to}</a>}
    </p>
  );
}

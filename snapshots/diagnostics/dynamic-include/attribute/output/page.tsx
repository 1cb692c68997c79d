import A from "@/templates/_a";
import B from "@/templates/_b";
import { chooseTemplate } from "@/lib/jinja/templates";

export interface Widget {
  template: string;
}

export interface PageProps {
  widget: Widget;
}

export default function Page({ widget }: PageProps) {
  const name = chooseTemplate(widget.template, ["_a.html", "_b.html"]);
  return <p>{name === "_a.html" ? <A /> : name === "_b.html" && <B />}</p>;
}

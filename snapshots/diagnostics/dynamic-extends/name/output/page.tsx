import Base from "@/templates/base";
import { chooseTemplate } from "@/lib/jinja/templates";

export interface PageProps {
  layout: string;
}

export default function Page({ layout }: PageProps) {
  chooseTemplate(layout, ["base.html"]);
  return <Base>x</Base>;
}

import Bare from "@/templates/bare";
import Full from "@/templates/full";
import { chooseTemplate } from "@/lib/jinja/templates";

export interface PageProps {
  layout: string;
}

export default function Page({ layout }: PageProps) {
  const layout2 = chooseTemplate(layout, ["bare.html", "full.html"]);
  return layout2 === "bare.html" ? (
    <Bare>
      <p>Hi</p>
    </Bare>
  ) : (
    <Full>
      <p>Hi</p>
    </Full>
  );
}

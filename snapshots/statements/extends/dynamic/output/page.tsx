import Bare from "@/templates/bare";
import Full from "@/templates/full";
import { chooseTemplate } from "@/lib/jinja/templates";

export interface PageProps {
  layout: string;
}

export default function Page({ layout }: PageProps) {
  const layout2 = chooseTemplate(layout, ["bare.html", "full.html"]);
  const Layout = layout2 === "bare.html" ? Bare : Full;
  return (
    <Layout>
      <p>Hi</p>
    </Layout>
  );
}

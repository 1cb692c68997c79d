import Bare from "@/templates/bare";
import Full from "@/templates/full";

export interface PageProps {
  layout: "bare.html" | "full.html";
}

export default function Page({ layout }: PageProps) {
  const Layout = layout === "bare.html" ? Bare : Full;
  return (
    <Layout>
      <p>Hi</p>
    </Layout>
  );
}

import Bare from "@/templates/bare";
import Full from "@/templates/full";

export interface PageProps {
  ajax: boolean;
}

export default function Page({ ajax }: PageProps) {
  const Layout = ajax ? Bare : Full;
  return (
    <Layout>
      <p>Hi</p>
    </Layout>
  );
}

import Layout from "@/templates/layout";

export interface PageProps {
  count: string;
}

export default function Page({ count }: PageProps) {
  return (
    <Layout>
      <h1>{count} things</h1>
    </Layout>
  );
}

import Layout, { LayoutHeader } from "@/templates/layout";

export interface PageProps {
  title: string;
}

export default function Page({ title }: PageProps) {
  return (
    <Layout
      title={title}
      header={
        <>
          <LayoutHeader title={title} />
          <hr />
        </>
      }
    >
      <section>
        <LayoutHeader title={title} />
        <hr />
      </section>
    </Layout>
  );
}

import Layout from "@/templates/layout";

export interface PageProps {
  note: string;
}

export default function Page({ note }: PageProps) {
  return (
    <>
      {note !== "" && <p>{note}</p>}
      <Layout>
        <h1>Hi</h1>
      </Layout>
    </>
  );
}

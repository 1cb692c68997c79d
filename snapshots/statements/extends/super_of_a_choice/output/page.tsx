import Layout, { LayoutTitle } from "@/templates/layout";

export interface PageProps {
  wide: boolean;
  note: string;
}

export default function Page({ wide, note }: PageProps) {
  return (
    <Layout
      wide={wide}
      note={note}
      title={
        <>
          [
          <LayoutTitle note={note} wide={wide} />]
        </>
      }
    />
  );
}

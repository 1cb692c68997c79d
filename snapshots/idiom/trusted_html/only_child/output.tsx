export interface PageData {
  body: string;
}

export interface PageProps {
  page: PageData;
}

export default function Page({ page }: PageProps) {
  return <article dangerouslySetInnerHTML={{ __html: page.body }} />;
}

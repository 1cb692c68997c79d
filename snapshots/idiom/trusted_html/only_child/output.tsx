export interface Page2 {
  body: string;
}

export interface PageProps {
  page: Page2;
}

export default function Page({ page }: PageProps) {
  return <article dangerouslySetInnerHTML={{ __html: page.body }} />;
}

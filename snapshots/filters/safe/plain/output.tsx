export interface PageProps {
  html: string;
}

export default function Page({ html }: PageProps) {
  return <div dangerouslySetInnerHTML={{ __html: html }} />;
}

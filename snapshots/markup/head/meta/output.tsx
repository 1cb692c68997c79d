export interface PageProps {
  text: string;
}

export default function Page({ text }: PageProps) {
  return (
    <head>
      <meta name="description" content={text} />
      <meta httpEquiv="refresh" content="3" />
      <base href="/x/" />
    </head>
  );
}

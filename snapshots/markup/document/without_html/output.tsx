export interface PageProps {
  title: string;
}

export default function Page({ title }: PageProps) {
  return (
    <html>
      <head>
        <meta charSet="utf-8" />
        <title>{title}</title>
      </head>
      <body className="plain">
        <h1>{title}</h1>
        <p>x</p>
      </body>
    </html>
  );
}

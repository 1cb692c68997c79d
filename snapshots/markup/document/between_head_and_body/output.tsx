export interface PageProps {
  title: string;
}

export default function Page({ title }: PageProps) {
  return (
    <html>
      <head>
        <title>{title}</title>
        <link rel="stylesheet" href="/a.css" />
      </head>
      <body>
        <p>x</p>
      </body>
    </html>
  );
}

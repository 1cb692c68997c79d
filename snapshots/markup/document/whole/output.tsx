export interface PageProps {
  lang: string;
  title: string;
  text: string;
}

export default function Page({ lang, title, text }: PageProps) {
  return (
    <html lang={lang}>
      <head>
        <meta charSet="utf-8" />
        <title>{title}</title>
        <link rel="stylesheet" href="/a.css" />
      </head>
      <body className="p">{text}</body>
    </html>
  );
}

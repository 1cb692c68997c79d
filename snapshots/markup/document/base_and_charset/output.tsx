export interface PageProps {
  lang: string;
}

export default function Page({ lang }: PageProps) {
  return (
    <html lang={lang} className="no-js">
      <head>
        <meta charSet="utf-8" />
        <base href="/app/" target="_blank" />
        <meta name="viewport" content="width=device-width" />
        <title>t</title>
      </head>
      <body id="b" className="x">
        x
      </body>
    </html>
  );
}

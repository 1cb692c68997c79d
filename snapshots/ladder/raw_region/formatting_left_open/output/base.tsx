export interface BaseProps {
  title?: string;
  body?: string;
}

export default function Base({ title = "Site", body = "" }: BaseProps) {
  return (
    <html lang="en">
      <head>
        <title>{title}</title>
      </head>
      <body
        className="wide"
        dangerouslySetInnerHTML={{
          __html: `
${body}
<footer>f</footer>
`,
        }}
      />
    </html>
  );
}

export default function Page() {
  return (
    <html>
      <head>
        <title>My &lt;site&gt;</title>
      </head>
      <body>x</body>
    </html>
  );
}

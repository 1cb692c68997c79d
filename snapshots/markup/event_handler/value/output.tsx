import { InlineHandlers } from "@/lib/jinja/inline-handlers";

export interface PageProps {
  name: string;
}

export default function Page({ name }: PageProps) {
  return (
    <html>
      <head>
        <title>x</title>
        <InlineHandlers />
      </head>
      <body>
        <a href="/x" data-onclick={`return confirm('Delete ${name}?')`} suppressHydrationWarning>
          x
        </a>
      </body>
    </html>
  );
}

import { InlineHandlers } from "@/lib/jinja/inline-handlers";

export default function Page() {
  return (
    <html>
      <head>
        <title>x</title>
        <InlineHandlers />
      </head>
      <body>
        <button data-onclick="save(); return false" suppressHydrationWarning>
          Save
        </button>
      </body>
    </html>
  );
}

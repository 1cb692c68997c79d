import { InlineHandlers } from "@/lib/jinja/inline-handlers";

export default function Page() {
  return (
    <html>
      <head>
        <InlineHandlers />
      </head>
      <body>
        <button data-onclick="save()" suppressHydrationWarning>
          Save
        </button>
      </body>
    </html>
  );
}

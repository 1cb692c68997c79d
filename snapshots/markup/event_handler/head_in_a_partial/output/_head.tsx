import { InlineHandlers } from "@/lib/jinja/inline-handlers";

export default function Head() {
  return (
    <head>
      <title>x</title>
      <InlineHandlers />
    </head>
  );
}

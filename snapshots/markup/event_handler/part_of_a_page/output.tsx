import { InlineHandlers } from "@/lib/jinja/inline-handlers";

export default function Page() {
  return (
    <>
      <button data-onclick="save()" suppressHydrationWarning>
        Save
      </button>
      <InlineHandlers />
    </>
  );
}

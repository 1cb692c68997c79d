import type { DateTime } from "@/lib/jinja/value";

export interface PageProps {
  when: DateTime;
}

export default function Page({ when }: PageProps) {
  return <time dateTime={when}>{when.replace("T", " ")}</time>;
}

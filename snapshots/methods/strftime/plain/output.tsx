import { strftime } from "@/lib/jinja/datetime";
import type { DateTime } from "@/lib/jinja/value";

export interface PageProps {
  when: DateTime;
}

export default function Page({ when }: PageProps) {
  return <p>{strftime(when, "%d %B %Y, %H:%M")}</p>;
}

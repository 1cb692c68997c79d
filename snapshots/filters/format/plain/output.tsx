import { format } from "@/lib/jinja/percent";

export interface PageProps {
  name: unknown;
  count: unknown;
  share: unknown;
}

export default function Page({ name, count, share }: PageProps) {
  return <p>{format("%s has %d (%.2f)", name, count, share)}</p>;
}

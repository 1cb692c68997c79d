import { tojson } from "@/lib/jinja/json";
import { plain } from "@/lib/jinja/plain";

export interface PageProps {
  user: unknown;
}

export default function Page({ user }: PageProps) {
  return <div data-user={plain(tojson(user))} />;
}

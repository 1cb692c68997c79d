import { tojson } from "@/lib/jinja/json";
import { plain } from "@/lib/jinja/plain";

export interface PageProps {
  options: unknown;
}

export default function Page({ options }: PageProps) {
  return <div data-options={plain(tojson(options))} data-same={plain(tojson(options))} />;
}

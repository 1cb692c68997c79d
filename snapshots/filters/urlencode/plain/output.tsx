import { urlencode } from "@/lib/jinja/urlencode";

export interface PageProps {
  q: unknown;
  params: unknown;
}

export default function Page({ q, params }: PageProps) {
  return (
    <>
      <a href={`/find?q=${urlencode(q)}`}>x</a> {urlencode(params)}
    </>
  );
}

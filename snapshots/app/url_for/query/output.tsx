import { query } from "@/lib/jinja/urls";

export interface PageProps {
  q: string;
}

export default function Page({ q }: PageProps) {
  return (
    <>
      <a href={`/find${query({ q, page: 2 })}`}>x</a> <a href="/find?tag=a+b#top">y</a>
    </>
  );
}

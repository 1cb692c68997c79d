import { To } from "@/templates/_links";
import type { Calls } from "@/lib/jinja/calls";

export interface Link {
  call_3: string;
  call_2: Calls<string>;
}

export interface PageProps {
  link: Link;
  page: number | null;
}

export default function Page({ link, page }: PageProps) {
  return (
    <p>
      <To link={link.call_2} page={page} name="a" /> {link.call_3}
    </p>
  );
}

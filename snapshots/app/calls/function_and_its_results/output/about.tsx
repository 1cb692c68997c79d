import { To } from "@/templates/_links";
import type { Calls } from "@/lib/jinja/calls";

export interface Link {
  call: string;
  call_2: Calls<string>;
}

export interface AboutProps {
  link: Link;
  page: number;
}

export default function About({ link, page }: AboutProps) {
  return (
    <p>
      <To link={link.call_2} page={page} name="c" /> {link.call}
    </p>
  );
}

import Section from "@/templates/section";
import { called } from "@/lib/jinja/calls";
import type { Calls } from "@/lib/jinja/calls";
import { plain } from "@/lib/jinja/plain";
import type { Html } from "@/lib/jinja/value";

export interface H {
  link: Calls<string | Html>;
}

export interface PageProps {
  names: string[];
  h: H;
}

export default function Page({ names, h }: PageProps) {
  return (
    <Section names={names} h={h} header={null}>
      {names.map((name, index) => (
        <a key={index} href={plain(called(h.link, [name]))}>
          {name}
        </a>
      ))}
    </Section>
  );
}

import Section from "@/templates/section";
import { called } from "@/lib/jinja/calls";
import type { Calls } from "@/lib/jinja/calls";

export interface H {
  link: Calls<string>;
}

export interface PageProps {
  names: string[];
  h: H;
}

export default function Page({ names, h }: PageProps) {
  return (
    <Section names={names} h={h} header={null}>
      {names.map((name, index) => (
        <a key={index} href={called(h.link, [name])}>
          {name}
        </a>
      ))}
    </Section>
  );
}

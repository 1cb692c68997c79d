import type { ReactNode } from "react";
import Base from "@/templates/base";
import { called } from "@/lib/jinja/calls";
import type { Calls } from "@/lib/jinja/calls";
import { plain } from "@/lib/jinja/plain";
import type { Html } from "@/lib/jinja/value";

export interface H {
  link: Calls<string | Html>;
}

export interface SectionProps {
  names: string[];
  h: H;
  header?: ReactNode;
  children?: ReactNode;
}

export default function Section({ names, h, header, children }: SectionProps) {
  return (
    <Base
      header={header}
      heading="Section"
      links={() =>
        names.map((name, index) => (
          <a key={index} href={plain(called(h.link, [`${name}/edit`]))}>
            {name}
          </a>
        ))
      }
    >
      {children}
    </Base>
  );
}

import Base, { BaseSide } from "@/templates/base";
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
    <Base
      side={
        names.length > 2 && (
          <BaseSide
            links={() =>
              names.map((name, index) => (
                <a key={index} href={plain(called(h.link, [`${name}/edit`]))}>
                  {name}
                </a>
              ))
            }
          />
        )
      }
      links={() =>
        names.map((name, index) => (
          <a key={index} href={plain(called(h.link, [`${name}/edit`]))}>
            {name}
          </a>
        ))
      }
    >
      {names.map((name, index) => (
        <a key={index} href={plain(called(h.link, [name]))}>
          {name}
        </a>
      ))}
    </Base>
  );
}

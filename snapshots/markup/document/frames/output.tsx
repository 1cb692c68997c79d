import type { ElementType } from "react";
import { attrs } from "@/lib/jinja/attrs";

const Frameset = "frameset" as ElementType;

const Frame = "frame" as ElementType;

export interface PageProps {
  title: string;
  left: string;
}

export default function Page({ title, left }: PageProps) {
  return (
    <html>
      <head>
        <title>{title}</title>
      </head>
      <Frameset {...attrs({ COLS: "50%,*" })}>
        <Frame {...attrs({ SRC: left })} />
        <Frame {...attrs({ src: "/right" })} />
      </Frameset>
    </html>
  );
}

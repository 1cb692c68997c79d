import { Fragment } from "react";
import type { ReactNode } from "react";
import { replace } from "@/lib/jinja/text";

export interface X {
  open: boolean;
  name: string;
  parts: string[];
}

export interface PageProps {
  xs: X[];
}

export default function Page({ xs }: PageProps) {
  return xs.map((x, index) => {
    let title: string | undefined = undefined;
    let content: ReactNode = null;
    if (x.open) {
      title = x.name.toUpperCase();
      content = x.parts.map((i, index2) => (
        <b key={index2} title={title as string}>
          {replace(i, "-", title as string)}
        </b>
      ));
    }
    return <Fragment key={index}>{content}</Fragment>;
  });
}

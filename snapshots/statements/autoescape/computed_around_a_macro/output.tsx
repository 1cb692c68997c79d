import type { ReactNode } from "react";
import { truthy } from "@/lib/jinja/truthy";

export interface PageProps {
  on: unknown;
  text: string;
}

export default function Page({ on, text }: PageProps) {
  let content: ReactNode = null;
  if (truthy(on)) {
    const B2 = ({ x }: BProps): ReactNode => {
      return <b>{x}</b>;
    };
    content = B2({ x: text });
  } else {
    const B2 = ({ x }: BProps): ReactNode => {
      return <b dangerouslySetInnerHTML={{ __html: x }} />;
    };
    content = B2({ x: text });
  }
  return content;
}

export interface BProps {
  x: string;
}

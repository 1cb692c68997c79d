import { Fragment } from "react";
import type { ReactNode } from "react";

export interface Row {
  show: boolean;
  parts: Part[];
}

export interface Part {
  name: string;
}

export interface PageProps {
  rows: Row[];
}

export default function Page({ rows }: PageProps) {
  return rows.map((a, index) => {
    let divider: boolean | undefined = undefined;
    let content4: ReactNode = null;
    if (a.show) {
      let content3: ReactNode = null;
      if (a.parts.length > 0) {
        divider = false;
        content3 = a.parts.map((b, index2) => {
          let divider2 = divider as boolean;
          let content2: ReactNode = null;
          if (b.name === "-") {
            divider2 = true;
          } else {
            let content: ReactNode = null;
            if (divider2) {
              divider2 = false;
              content = <hr />;
            }
            content2 = (
              <>
                {content}
                <i>{b.name}</i>
              </>
            );
          }
          return <Fragment key={index2}>{content2}</Fragment>;
        });
      } else {
        content3 = <b>x</b>;
      }
      content4 = content3;
    }
    return <Fragment key={index}>{content4}</Fragment>;
  });
}

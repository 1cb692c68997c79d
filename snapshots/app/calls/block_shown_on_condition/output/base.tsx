import type { ReactNode } from "react";

export interface BaseProps {
  side?: ReactNode;
  links?: () => ReactNode;
  children?: ReactNode;
}

export default function Base({ side, links, children }: BaseProps) {
  return (
    <html>
      <body>
        {side === undefined ? <BaseSide links={links} /> : side}
        <main>{children}</main>
      </body>
    </html>
  );
}

export interface BaseSideProps {
  links?: () => ReactNode;
}

export function BaseSide({ links }: BaseSideProps) {
  return <aside>{links?.()}</aside>;
}

import type { ReactNode } from "react";

export interface FullProps {
  title?: string;
  children?: ReactNode;
}

export default function Full({ title = "Site", children }: FullProps) {
  return (
    <html>
      <head>
        <title>{title}</title>
      </head>
      <body>
        <main>{children}</main>
      </body>
    </html>
  );
}

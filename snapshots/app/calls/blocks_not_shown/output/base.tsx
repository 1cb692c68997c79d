import type { ReactNode } from "react";

export interface BaseProps {
  header?: ReactNode;
  heading?: ReactNode;
  links?: () => ReactNode;
  children?: ReactNode;
}

export default function Base({ header, heading, links, children }: BaseProps) {
  return (
    <html>
      <body>
        {header === undefined ? (
          <>
            <h1>{heading === undefined ? "Home" : heading}</h1>
            <nav>{links?.()}</nav>
          </>
        ) : (
          header
        )}{" "}
        {children}
      </body>
    </html>
  );
}

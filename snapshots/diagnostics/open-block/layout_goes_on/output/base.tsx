import type { ReactNode } from "react";

export interface BaseProps {
  children?: ReactNode;
}

export default function Base({ children }: BaseProps) {
  return (
    <html>
      <body>
        <main>
          {children}
          <footer>f</footer>
        </main>
      </body>
    </html>
  );
}

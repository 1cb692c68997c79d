import type { ReactNode } from "react";

export interface PageProps {
  dialog?: ReactNode;
}

export default function Page({ dialog }: PageProps) {
  return (
    <html>
      <body>
        <main>
          <div>{dialog}</div>
        </main>
      </body>
    </html>
  );
}

import type { ReactNode } from "react";

export interface PageProps {
  s: string;
  b?: ReactNode;
}

export default function Page({ s, b }: PageProps) {
  return (
    <p>
      {s} {b === undefined ? <>{s} </> : b}end
    </p>
  );
}

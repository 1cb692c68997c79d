import type { ReactNode } from "react";
import Base from "@/templates/base";

export interface PageProps {
  x?: string;
  children?: ReactNode;
}

export default function Page({ x, children }: PageProps) {
  return (
    <Base>
      {children === undefined ? (
        <div>
          <p>{x}</p>
        </div>
      ) : (
        children
      )}
    </Base>
  );
}

import type { ReactNode } from "react";
import SearchMetas_ from "@/templates/_search-metas";
import Base, { BaseMetas } from "@/templates/base";

export interface SearchProps {
  x: string;
  y: string;
  metas?: ReactNode;
}

export default function Search({ x, y, metas = <SearchMetas x={x} y={y} /> }: SearchProps) {
  return <Base x={x} metas={metas} />;
}

export interface SearchMetasProps {
  x: string;
  y: string;
}

export function SearchMetas({ x, y }: SearchMetasProps) {
  return (
    <>
      <BaseMetas x={x} />
      <SearchMetas_ y={y} />
    </>
  );
}

import Search, { SearchMetas } from "@/templates/search";

export interface PageProps {
  x: string;
  y: string;
}

export default function Page({ x, y }: PageProps) {
  return (
    <Search
      x={x}
      y={y}
      metas={
        <>
          <SearchMetas x={x} y={y} />
          <meta name="c" />
        </>
      }
    />
  );
}

import { isSequence } from "@/lib/jinja/tests";

export interface Row {
  name: string;
  __index__?: string[];
  __kind__: string;
}

export interface PageProps {
  row: Row;
}

export default function Page({ row }: PageProps) {
  return <p>{isSequence(row) && row.__kind__ !== "str" ? (row.__index__ ?? [])[0] : row.name}</p>;
}

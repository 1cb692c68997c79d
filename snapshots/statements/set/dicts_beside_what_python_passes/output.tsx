export interface Params {
  rows: Item[];
}

export interface Item {
  name: string;
  hint: string;
  attributes: [string, string][];
}

export interface PageProps {
  params: Params;
}

export default function Page({ params }: PageProps) {
  const rows =
    params.rows.length > 0
      ? params.rows
      : [
          { name: "day", hint: "", attributes: [] },
          { name: "year", hint: "four digits", attributes: [] },
        ];
  return rows.map((row, index) => (
    <p key={index}>
      {row.name}
      {row.hint !== "" && `: ${row.hint}`}
      {row.attributes
        .filter(() => row.attributes.length > 0)
        .map(([key, value]) => ` ${key}=${value}`)
        .join("")}
    </p>
  ));
}

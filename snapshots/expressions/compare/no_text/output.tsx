export interface Field {
  kind: string;
}

export interface PageProps {
  fields: Field[];
}

export default function Page({ fields }: PageProps) {
  return fields.map((field, index) => (
    <li key={index} className={["area", "list"].includes(field.kind) ? "wide" : ""}>
      {field.kind === "hidden" ? "hidden" : field.kind !== "text" && "other"}
    </li>
  ));
}

export interface Form {
  title: Field;
  body: Field;
  tags: Field;
}

export interface Field {
  name: string;
  data: string;
}

export interface PageProps {
  form: Form;
}

export default function Page({ form }: PageProps) {
  return (
    <>
      <Row field={form.title} />
      <Row field={form.body} />
      <Row field={form.tags} />
    </>
  );
}

export interface RowProps {
  field: Field;
}

export function Row({ field }: RowProps) {
  return (
    <p>
      <b>{field.name}</b> {field.data}
    </p>
  );
}

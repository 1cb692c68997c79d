export default function Page() {
  return (
    <form>
      <Field name="user" />
      <Field name="mail" type="email" required />
      <Field name="pw" type="password" />
    </form>
  );
}

export interface FieldProps {
  name: string;
  type?: string;
  required?: boolean;
}

export function Field({ name, type = "text", required = false }: FieldProps) {
  return <input name={name} type={type} required={required} />;
}

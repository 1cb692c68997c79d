export default function Page() {
  return (
    <form>
      <Field name="email" label="E-mail" required />
    </form>
  );
}

export interface FieldProps {
  name: string;
  label: string;
  type?: string;
  required?: boolean;
}

export function Field({ name, label, type = "text", required = false }: FieldProps) {
  return (
    <>
      <label htmlFor={name}>
        {label}
        {required && " *"}
      </label>{" "}
      <input id={name} name={name} type={type} required={required} />
    </>
  );
}

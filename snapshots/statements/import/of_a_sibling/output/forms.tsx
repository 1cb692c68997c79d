export interface FieldProps {
  name: string;
}

export function Field({ name }: FieldProps) {
  return <input name={name} />;
}

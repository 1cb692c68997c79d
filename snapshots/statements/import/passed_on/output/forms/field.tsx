export interface FieldProps {
  name: string;
  label?: string;
  classes?: string[];
}

export function Field({ name, label = "", classes = [] }: FieldProps) {
  return (
    <label className={classes.join(" ")}>
      {label || name} <input name={name} />
    </label>
  );
}

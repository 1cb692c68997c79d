export interface TextProps {
  name: string;
}

export function Text({ name }: TextProps) {
  return <input name={name} />;
}

export interface ButtonProps {
  label: string;
}

export function Button({ label }: ButtonProps) {
  return <button>{label}</button>;
}

export interface ButtonProps {
  text: string;
}

export function Button({ text }: ButtonProps) {
  return <button className="red">{text}</button>;
}

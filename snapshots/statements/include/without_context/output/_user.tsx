export interface UserProps {
  name: string;
}

export default function User({ name }: UserProps) {
  return <>Hello {name}!</>;
}

export interface RefusedProps {
  name: string;
}

export default function Refused({ name }: RefusedProps) {
  return <p>No, {name}.</p>;
}

export interface UsualProps {
  name: string;
}

export default function Usual({ name }: UsualProps) {
  return <>usual {name}</>;
}

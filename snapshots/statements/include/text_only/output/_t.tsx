export interface TProps {
  x: string;
}

export default function T({ x }: TProps) {
  return <>middle {x}</>;
}

export interface HelloProps {
  name: string;
}

export function Hello({ name }: HelloProps) {
  return <>Hello {name}!</>;
}

export interface HelloProps {
  name: string;
  end: string;
}

export function Hello({ name, end }: HelloProps) {
  return (
    <>
      Hello {name}
      {end}
    </>
  );
}

export interface PageProps {
  numbers: number[];
}

export default function Page({ numbers }: PageProps) {
  return <p>{numbers.filter((number) => number !== 2).length}</p>;
}

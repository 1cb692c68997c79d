export interface PageProps {
  numbers: number[];
}

export default function Page({ numbers }: PageProps) {
  return <p>{numbers.filter((number) => number >= 1).length}</p>;
}

export interface PageProps {
  numbers: string[];
}

export default function Page({ numbers }: PageProps) {
  return <p>{numbers.map((n) => `${n},`).join("")}</p>;
}

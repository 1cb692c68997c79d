export interface PageProps {
  numbers: number[];
}

export default function Page({ numbers }: PageProps) {
  return <p>{numbers.map((n) => `${n}${n % 3 === 0 ? "*" : ""} `).join("")}</p>;
}

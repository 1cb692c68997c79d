import { isOdd } from "@/lib/jinja/parity";

export interface PageProps {
  numbers: number[];
}

export default function Page({ numbers }: PageProps) {
  return <p>{numbers.filter((number) => !isOdd(number)).join(" ")}</p>;
}

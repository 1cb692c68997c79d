import { isOdd } from "@/lib/jinja/parity";

export interface PageProps {
  numbers: number[];
}

export default function Page({ numbers }: PageProps) {
  return (
    <p>
      {numbers.map((n, index) => (
        <i key={index} className={isOdd(n) ? "odd" : "even"}>
          {n}
        </i>
      ))}
    </p>
  );
}

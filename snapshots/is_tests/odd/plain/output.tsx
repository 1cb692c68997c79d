import { isOdd } from "@/lib/jinja/parity";
import { text } from "@/lib/jinja/raw";

export interface PageProps {
  numbers: unknown[];
}

export default function Page({ numbers }: PageProps) {
  return (
    <p>
      {numbers.map((n, index) => (
        <i key={index} className={isOdd(n) ? "odd" : "even"}>
          {text(n)}
        </i>
      ))}
    </p>
  );
}

import { join } from "@/lib/jinja/join";
import { isOdd } from "@/lib/jinja/parity";
import { text } from "@/lib/jinja/raw";

export interface PageProps {
  numbers: unknown[];
}

export default function Page({ numbers }: PageProps) {
  return (
    <p>
      {text(
        join(
          numbers.filter((number) => !isOdd(number)),
          " ",
        ),
      )}
    </p>
  );
}

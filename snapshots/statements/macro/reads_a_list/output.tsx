import { getitem } from "@/lib/jinja/access";
import { boxNumeral, minus } from "@/lib/jinja/numeral";
import type { Numeral } from "@/lib/jinja/numeral";
import { text } from "@/lib/jinja/raw";

export const months = ["January", "February"];

export interface Day {
  month: Numeral;
}

export interface PageProps {
  day: Day;
}

export default function Page({ day }: PageProps) {
  return (
    <p>
      <Month n={day.month} /> of {months.length}
    </p>
  );
}

export interface MonthProps {
  n: Numeral;
}

export function Month({ n }: MonthProps) {
  return <b>{text(getitem(months, boxNumeral(minus(n, 1))))}</b>;
}

import { Fragment } from "react";
import { eq } from "@/lib/jinja/compare";
import { text } from "@/lib/jinja/raw";

export interface Day {
  month: unknown;
  number: string;
}

export interface PageProps {
  days: Day[];
}

export default function Page({ days }: PageProps) {
  return (
    <p>
      {days.map((day, index) => (
        <Fragment key={index}>
          {(index === 0 || !eq(day.month, days[index - 1].month)) && <b>{text(day.month)}</b>}{" "}
          {day.number}
          {days[index + 1] !== undefined && <> before {days[index + 1]?.number}</>}
          {index !== 0 && <> after {days[index - 1]?.number}</>}{" "}
        </Fragment>
      ))}
    </p>
  );
}

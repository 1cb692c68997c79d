export interface Day {
  strftime: string;
  isoformat: string;
  strftime_2: string;
}

export interface PageProps {
  day: Day;
}

export default function Page({ day }: PageProps) {
  return (
    <time data-value={day.strftime} dateTime={day.isoformat}>
      {day.strftime_2}
    </time>
  );
}

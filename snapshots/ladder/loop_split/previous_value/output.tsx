import type { ReactNode } from "react";
import { eq } from "@/lib/jinja/compare";
import { text } from "@/lib/jinja/raw";

export interface Event {
  day: unknown;
  name: string;
}

export interface PageProps {
  events: Event[];
}

export default function Page({ events }: PageProps) {
  let day: unknown = "";
  const groups: ReactNode[] = [];
  let group: ReactNode[] = [];
  for (const event of events) {
    if (!eq(event.day, day)) {
      groups.push(<dl key={groups.length}>{group}</dl>);
      groups.push(<h2 key={groups.length}>{text(event.day)}</h2>);
      group = [];
      day = event.day;
    }
    group.push(<dt key={group.length}>{event.name}</dt>);
  }
  groups.push(<dl key={groups.length}>{group}</dl>);
  const events2 = groups;
  return <section>{events2}</section>;
}

import { str } from "@/lib/jinja/str";

export function shout(value: unknown): unknown {
  return str(value).replaceAll("a", "A");
}

export function wrap(value: unknown, times: number): unknown {
  return "<i>".repeat(times) + str(value) + "</i>".repeat(times);
}

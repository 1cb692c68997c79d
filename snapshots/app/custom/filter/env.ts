export function money(value: unknown): string {
  return `£${Number(value).toFixed(2)}`;
}

export function shout(value: unknown, times: number): string {
  return String(value).toUpperCase() + "!".repeat(times);
}

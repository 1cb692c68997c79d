export function percent(value: unknown): string {
  return `${(Number(value) * 100).toFixed(0)}%`;
}

export function total(values: unknown): string {
  return String(Object.values(values as Record<string, number>).reduce((sum, value) => sum + value, 0));
}

export function prime(value: unknown): boolean {
  return [2, 3, 5, 7].includes(Number(value));
}

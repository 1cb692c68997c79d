export function icon(name: string): { __html: string } {
  return { __html: `<i class="${name}"></i>` };
}

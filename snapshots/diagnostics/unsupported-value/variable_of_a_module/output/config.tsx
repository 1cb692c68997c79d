export function Note() {
  return null;
}

/** What a browser shows for `<textarea>{{ value }}</textarea>`: a newline at the start is not part of the value. */
export function textareaText(value: string): string {
  return value.startsWith("\n") ? value.slice(1) : value;
}

/** The text of a text area. */

/** What a browser shows for `<textarea>{{ value }}</textarea>`: a newline at the start is not part of the value. */
export function textareaText(value: string): string {
  return value.replace(/^\r?\n/, "");
}

/** Quote a value that stands in a path, as werkzeug's `url_for` does. */
export function quote(value: string | number): string {
  return encodeURIComponent(value).replace(/%(2[46BCF]|3[ABD]|40)/g, decodeURIComponent);
}

/** The query string of a URL, `?a=1&b=2`, as werkzeug's `url_for` writes it; what is null is left out. */
export function query(values: Record<string, string | number | null>): string {
  const pairs = Object.entries(values).flatMap(([name, value]) =>
    value === null ? [] : [`${encode(name)}=${encode(value)}`],
  );
  return pairs.length > 0 ? `?${pairs.join("&")}` : "";
}

function encode(value: string | number): string {
  return encodeURIComponent(value)
    .replace(/%(2[4CF]|3[ABF]|40)/g, decodeURIComponent)
    .replace(/%20/g, "+");
}

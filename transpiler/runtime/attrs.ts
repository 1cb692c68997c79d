/** Attributes that JSX cannot spell. */

/** Spread attributes whose names or values React's types refuse: `{...attrs({ "@click": "open = true" })}`. */
export function attrs(a: Readonly<Record<string, unknown>>): object {
  return a;
}

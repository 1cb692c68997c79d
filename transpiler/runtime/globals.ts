/** Jinja2's global classes `namespace`, `cycler` and `joiner`. `lipsum` is random and Python's. */
import { fail } from "./errors";
import { items } from "./mapping";
import { repr, str } from "./str";

/** `namespace(total=0)`: attributes that a loop body can set. */
export class Namespace {
  [name: string]: unknown;

  constructor(...sources: unknown[]) {
    for (const source of sources) {
      for (const [key, value] of items(source)) this[str(key)] = value;
    }
  }

  /** As Python prints it. */
  toString(): string {
    return `<Namespace ${repr({ ...this })}>`;
  }
}

/** `namespace(defaults, total=0)`. */
export function namespace(...sources: readonly unknown[]): Namespace {
  return new Namespace(...sources);
}

/** `{% set ns.total = value %}`. */
export function setAttribute(owner: unknown, name: string, value: unknown): void {
  if (!(owner instanceof Namespace)) {
    fail("TemplateRuntimeError", "cannot assign attribute on non-namespace object");
  }
  owner[name] = value;
}

/** `cycler("odd", "even")`: one value after the other. */
export class Cycler<T = unknown> {
  readonly #choices: readonly T[];
  pos = 0;

  constructor(...choices: T[]) {
    if (choices.length === 0) fail("RuntimeError", "at least one item has to be provided");
    this.#choices = choices;
  }

  /** The value whose turn it is. */
  get current(): T {
    return this.#choices[this.pos] as T;
  }

  /** The value whose turn it is; the turn goes on to the next. */
  next(): T {
    const value = this.current;
    this.pos = (this.pos + 1) % this.#choices.length;
    return value;
  }

  /** Begin anew. */
  reset(): void {
    this.pos = 0;
  }
}

/** `joiner(", ")`: a function that is empty the first time and the separator from then on. */
export function joiner<T = string>(separator?: T): () => T | string;
export function joiner(separator: unknown = ", "): () => unknown {
  let used = false;
  return () => {
    if (used) return separator;
    used = true;
    return "";
  };
}

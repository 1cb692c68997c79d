/** The variable `loop`. */
import { eq } from "./compare";
import { absentItem } from "./undefined";
import type { Tuple } from "./value";

/** What `loop.changed` remembers from one pass to the next. */
interface Memory {
  last: Tuple | undefined;
}

/** The variable `loop` during one pass. */
export class LoopContext<T> {
  readonly index: number;
  readonly length: number;
  readonly first: boolean;
  readonly last: boolean;
  readonly revindex: number;
  readonly revindex0: number;
  readonly previtem: T | undefined;
  readonly nextitem: T | undefined;
  readonly depth: number;
  readonly #memory: Memory;

  constructor(
    /** The item of this pass. */
    readonly item: T,
    readonly index0: number,
    all: readonly T[],
    readonly depth0: number,
    memory: Memory,
  ) {
    this.index = index0 + 1;
    this.length = all.length;
    this.first = index0 === 0;
    this.last = this.index === all.length;
    this.revindex = all.length - index0;
    this.revindex0 = this.revindex - 1;
    this.previtem = this.first ? absentItem("there is no previous item") : all[index0 - 1];
    this.nextitem = this.last ? absentItem("there is no next item") : all[this.index];
    this.depth = depth0 + 1;
    this.#memory = memory;
  }

  /** The value whose turn it is: `loop.cycle("odd", "even")`. */
  cycle<V>(...choices: [V, ...V[]]): V {
    return choices[this.index0 % choices.length] as V;
  }

  /** Whether the values differ from those of the call before, true for the first call. */
  changed(...state: unknown[]): boolean {
    const before = this.#memory.last;
    this.#memory.last = { $tuple: state };
    return !eq(before, this.#memory.last);
  }

  /** As Python prints it. */
  toString(): string {
    return `<LoopContext ${this.index}/${this.length}>`;
  }
}

/** One `loop` for each pass over the items: `loopContext(rows).map((loop) => ... loop.item ...)`. */
export function loopContext<T>(
  all: readonly T[],
  options: { depth0?: number } = {},
): LoopContext<T>[] {
  const memory: Memory = { last: undefined };
  return all.map((item, index) => new LoopContext(item, index, all, options.depth0 ?? 0, memory));
}

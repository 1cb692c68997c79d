/** Exact fractions and rounding half to even, where floating point alone would be off by one digit. */

/** A fraction with a positive denominator. */
export interface Ratio {
  readonly top: bigint;
  readonly bottom: bigint;
}

/** The exact value of a finite float (IEEE 754: sign, 11 bits of exponent, 52 of fraction). */
export function ratioOf(x: number): Ratio {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, x);
  const bits = view.getBigUint64(0);
  const power = Number((bits >> 52n) & 0x7ffn);
  const fraction = bits & 0xfffffffffffffn;
  const size = power === 0 ? fraction : fraction | 0x10000000000000n;
  const shift = (power === 0 ? 1 : power) - 1075;
  const top = bits >> 63n ? -size : size;
  return shift >= 0
    ? { top: top << BigInt(shift), bottom: 1n }
    : { top, bottom: 1n << BigInt(-shift) };
}

/** The integer nearest to `top / bottom`; a tie goes to the even one, as in Python's `round`. */
export function divideEven(top: bigint, bottom: bigint): bigint {
  const negative = top < 0n !== bottom < 0n;
  const a = top < 0n ? -top : top;
  const b = bottom < 0n ? -bottom : bottom;
  const whole = a / b;
  const twice = (a - whole * b) * 2n;
  const up = twice > b || (twice === b && whole % 2n === 1n);
  const size = up ? whole + 1n : whole;
  return negative ? -size : size;
}

/** The float nearest to `top / bottom`, also where the two are too long for floats. */
export function nearestFloat(top: bigint, bottom: bigint): number {
  if (top === 0n) return bottom < 0n ? -0 : 0;
  const length = (n: bigint) => (n < 0n ? -n : n).toString(2).length;
  if (length(top) <= 53 && length(bottom) <= 53) return Number(top) / Number(bottom);
  // 66 bits of the quotient and one that says whether anything follows them.
  const shift = BigInt(length(bottom) - length(top) + 66);
  const [a, b] = shift >= 0n ? [top << shift, bottom] : [top, bottom << -shift];
  const quotient = a / b;
  const sticky = quotient * b === a ? 0n : top < 0n === bottom < 0n ? 1n : -1n;
  return Number(quotient * 2n + sticky) * 2 ** -(Number(shift) + 1);
}

/** `x * 10 ** places`, rounded to an integer. */
export function scaled(x: number, places: number): bigint {
  const { top, bottom } = ratioOf(x);
  return places >= 0
    ? divideEven(top * 10n ** BigInt(places), bottom)
    : divideEven(top, bottom * 10n ** BigInt(-places));
}

/** `abs(x)` with a fixed number of decimals, rounded as C's `printf("%.*f")` does. */
export function fixedText(x: number, places: number): string {
  const digits = scaled(Math.abs(x), places)
    .toString()
    .padStart(places + 1, "0");
  if (places === 0) return digits;
  return `${digits.slice(0, -places)}.${digits.slice(-places)}`;
}

/** The digits and the decimal exponent of `abs(x)` with `count` significant digits. */
export function significant(x: number, count: number): { digits: string; exponent: number } {
  if (x === 0) return { digits: "0".repeat(count), exponent: 0 };
  let exponent = Number(Math.abs(x).toExponential().split("e")[1]);
  let digits = scaled(Math.abs(x), count - 1 - exponent).toString();
  if (digits.length > count) {
    exponent += 1;
    digits = digits.slice(0, count);
  }
  return { digits, exponent };
}

/** An exact fraction in lowest terms, its denominator positive. */
export interface Rational {
  readonly n: bigint;
  readonly d: bigint;
}

export function rational(n: bigint, d = 1n): Rational {
  const divisor = gcd(n < 0n ? -n : n, d < 0n ? -d : d) || 1n;
  const sign = d < 0n ? -1n : 1n;
  return { n: (sign * n) / divisor, d: (sign * d) / divisor };
}

/** The decimal that a number is written as: 0.1 is one tenth, not the nearest binary fraction. */
export function fromNumber(value: number): Rational {
  const [mantissa = "0", exponent = "0"] = String(value).split("e");
  const [whole = "0", fraction = ""] = mantissa.split(".");
  const digits = BigInt(whole + fraction);
  const power = Number(exponent) - fraction.length;
  return power >= 0 ? rational(digits * 10n ** BigInt(power)) : rational(digits, 10n ** BigInt(-power));
}

export const toNumber = ({ n, d }: Rational): number => {
  const direct = Number(n) / Number(d);
  return Number.isFinite(direct) ? direct : Number(n / d);
};

export const compare = (a: Rational, b: Rational): number => {
  const difference = a.n * b.d - b.n * a.d;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
};
export const plus = (a: Rational, b: Rational): Rational => rational(a.n * b.d + b.n * a.d, a.d * b.d);
export const times = (a: Rational, k: bigint): Rational => rational(a.n * k, a.d);
/** The largest whole k with k·step ≤ a, for a positive step. */
export const floorDivide = (a: Rational, step: Rational): bigint => {
  const n = a.n * step.d;
  const d = a.d * step.n;
  const quotient = n / d;
  return n < 0n && quotient * d !== n ? quotient - 1n : quotient;
};
export const isMultiple = (a: Rational, of: Rational): boolean => (a.n * of.d) % (a.d * of.n) === 0n;
/** The least positive number that is a multiple of both. */
export const leastCommonMultiple = (a: Rational, b: Rational): Rational => {
  const left = a.n * b.d;
  const right = b.n * a.d;
  return rational((left / gcd(left, right)) * right, a.d * b.d);
};

export const text = ({ n, d }: Rational): string => (d === 1n ? `${n}` : `${n}/${d}`);

function gcd(a: bigint, b: bigint): bigint {
  let [x, y] = [a, b];
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
}

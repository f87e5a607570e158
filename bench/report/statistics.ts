/** The middle value; of an even number of values the lower middle, so that it is one that was measured. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.ceil(sorted.length / 2) - 1] ?? Number.NaN;
}

/** A point of a growth curve. */
export interface Point {
  readonly size: number;
  readonly value: number;
}

/** The exponent k of value ≈ c · size^k, by least squares over the logarithms: 1 is linear. */
export function growthExponent(points: readonly Point[]): number {
  const logs = points.map(({ size, value }) => ({ x: Math.log(size), y: Math.log(value) }));
  const mean = (pick: (log: { x: number; y: number }) => number): number =>
    logs.reduce((sum, log) => sum + pick(log), 0) / logs.length;
  const meanX = mean(({ x }) => x);
  const meanY = mean(({ y }) => y);
  const covariance = mean(({ x, y }) => (x - meanX) * (y - meanY));
  return covariance / mean(({ x }) => (x - meanX) ** 2);
}

/** What one more unit of size costs between two points. */
export function slope(from: Point, to: Point): number {
  return (to.value - from.value) / (to.size - from.size);
}

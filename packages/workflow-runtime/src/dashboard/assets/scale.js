import { duration } from "./format.js";

const nice = [1, 2, 5, 10, 20, 50, 100, 200, 500].concat(
  [1, 2, 5, 10, 15, 30].map((n) => n * 1_000),
  [1, 2, 5, 10, 15, 30].map((n) => n * 60_000),
  [1, 2, 3, 6, 12].map((n) => n * 3_600_000),
  [1, 2, 7, 14, 30, 90, 180, 365].map((n) => n * 86_400_000),
);

/**
 * A span of time as a ruler: at most five marks at round distances.
 * @param {number} from
 * @param {number} to
 */
export function scale(from, to) {
  const span = Math.max(1, to - from);
  const step = nice.find((size) => span / size <= 5) ?? span;
  const marks = [];
  for (let at = step; at < span * 0.94; at += step) marks.push({ at: (at / span) * 100, text: duration(at) });
  const share = (/** @type {number} */ time) => Math.min(100, Math.max(0, ((time - from) / span) * 100));
  return { marks, share };
}

/**
 * The candidate that a person most likely meant by `word`, or `undefined` when none is near.
 * Case, order of the parts (`run-status`, `statusRun`) and few typing errors are forgiven.
 */
export function suggest(word: string, candidates: Iterable<string>): string | undefined {
  const limit = Math.max(1, Math.floor(word.length * 0.4));
  const parts = sortedParts(word);
  let best: string | undefined;
  let bestDistance = limit + 1;
  for (const candidate of new Set(candidates)) {
    if (candidate === word) continue;
    if (Math.abs(candidate.length - word.length) > limit + 2) continue;
    const distance = sortedParts(candidate) === parts ? 0.5 : typingErrors(word.toLowerCase(), candidate.toLowerCase());
    if (distance < bestDistance || (distance === bestDistance && best !== undefined && candidate < best)) {
      best = candidate;
      bestDistance = distance;
    }
  }
  return bestDistance <= limit ? best : undefined;
}

/** The question to put behind a message, ` Did you mean "partner"?`, or the empty string. */
export function didYouMean(word: string, candidates: Iterable<string>): string {
  const suggestion = suggest(word, candidates);
  return suggestion === undefined ? "" : ` Did you mean "${suggestion}"?`;
}

function sortedParts(word: string): string {
  const parts = word.match(/[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\d+/g) ?? [word];
  return parts
    .map((part) => part.toLowerCase())
    .sort()
    .join("-");
}

/** Optimal string alignment distance: insertions, deletions, replacements and swaps of neighbours. */
function typingErrors(left: string, right: string): number {
  let twoAbove: number[] = [];
  let above = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (let row = 1; row <= left.length; row++) {
    const current = [row];
    for (let column = 1; column <= right.length; column++) {
      const same = left[row - 1] === right[column - 1];
      let distance = Math.min(
        (above[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (above[column - 1] ?? 0) + (same ? 0 : 1),
      );
      const swapped =
        row > 1 && column > 1 && left[row - 1] === right[column - 2] && left[row - 2] === right[column - 1];
      if (swapped) distance = Math.min(distance, (twoAbove[column - 2] ?? 0) + 1);
      current.push(distance);
    }
    twoAbove = above;
    above = current;
  }
  return above[right.length] ?? 0;
}

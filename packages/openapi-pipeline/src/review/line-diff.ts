/** One line of a comparison; numbers are 1-based lines of each text. */
export type DiffLine =
  | { readonly kind: "same"; readonly text: string; readonly old: number; readonly new: number }
  | { readonly kind: "removed"; readonly text: string; readonly old: number }
  | { readonly kind: "added"; readonly text: string; readonly new: number };

interface Span {
  readonly from: number;
  readonly to: number;
}

/** Above this many pairs of lines without an anchor a stretch counts as replaced: time stays bounded. */
const mostPairs = 1_000_000;

/**
 * Compares two lists of lines: patience diff (lines that occur once in each are anchors), and the longest common
 * subsequence between anchors. Removed lines come before added ones.
 */
export function diffLines(before: readonly string[], after: readonly string[]): readonly DiffLine[] {
  const lines: DiffLine[] = [];
  let i = 0;
  let j = 0;
  const upTo = (oldEnd: number, newEnd: number) => {
    for (; i < oldEnd; i++) lines.push({ kind: "removed", text: before[i] ?? "", old: i + 1 });
    for (; j < newEnd; j++) lines.push({ kind: "added", text: after[j] ?? "", new: j + 1 });
  };
  for (const [old, next] of matches(before, after)) {
    upTo(old, next);
    lines.push({ kind: "same", text: before[i] ?? "", old: ++i, new: ++j });
  }
  upTo(before.length, after.length);
  return lines;
}

/** Pairs of equal lines, rising on both sides. */
function matches(before: readonly string[], after: readonly string[]): readonly (readonly [number, number])[] {
  const found: (readonly [number, number])[] = [];
  const work: (readonly [Span, Span])[] = [
    [
      { from: 0, to: before.length },
      { from: 0, to: after.length },
    ],
  ];
  for (let pair = work.pop(); pair; pair = work.pop()) {
    let [{ from: i, to: iEnd }, { from: j, to: jEnd }] = pair;
    while (i < iEnd && j < jEnd && before[i] === after[j]) found.push([i++, j++]);
    while (i < iEnd && j < jEnd && before[iEnd - 1] === after[jEnd - 1]) found.push([--iEnd, --jEnd]);
    if (i === iEnd || j === jEnd) continue;
    const anchors = rising(
      commonUnique(before, after, [
        { from: i, to: iEnd },
        { from: j, to: jEnd },
      ]),
    );
    if (anchors.length === 0)
      found.push(
        ...longestCommon(before, after, [
          { from: i, to: iEnd },
          { from: j, to: jEnd },
        ]),
      );
    else {
      for (const [x, y] of [...anchors, [iEnd, jEnd] as const]) {
        work.push([
          { from: i, to: x },
          { from: j, to: y },
        ]);
        [i, j] = [x, y];
      }
    }
  }
  return found.sort(([left], [right]) => left - right);
}

/** Lines that occur exactly once on each side, in the order of the old one. */
function commonUnique(before: readonly string[], after: readonly string[], [old, next]: readonly [Span, Span]) {
  const places = (lines: readonly string[], { from, to }: Span) => {
    const seen = new Map<string, number>();
    for (let index = from; index < to; index++) seen.set(lines[index] ?? "", seen.has(lines[index] ?? "") ? -1 : index);
    return seen;
  };
  const afterPlaces = places(after, next);
  return [...places(before, old)].flatMap(([line, i]) => {
    const j = afterPlaces.get(line) ?? -1;
    return i >= 0 && j >= 0 ? [[i, j] as const] : [];
  });
}

/** The longest run of pairs that rises on the new side too. */
function rising(pairs: readonly (readonly [number, number])[]): readonly (readonly [number, number])[] {
  const ends: number[] = [];
  const previous: (number | undefined)[] = [];
  for (const [index, [, j]] of pairs.entries()) {
    let low = 0;
    for (let high = ends.length; low < high; ) {
      const middle = (low + high) >> 1;
      if ((pairs[ends[middle] ?? 0]?.[1] ?? 0) < j) low = middle + 1;
      else high = middle;
    }
    previous[index] = ends[low - 1];
    ends[low] = index;
  }
  const run: (readonly [number, number])[] = [];
  for (let index = ends.at(-1); index !== undefined; index = previous[index]) run.push(pairs[index] ?? [0, 0]);
  return run.reverse();
}

function longestCommon(before: readonly string[], after: readonly string[], [old, next]: readonly [Span, Span]) {
  const height = old.to - old.from;
  const width = next.to - next.from;
  if (height * width > mostPairs) return [];
  const lengths = new Uint32Array((height + 1) * (width + 1));
  const at = (i: number, j: number) => lengths[i * (width + 1) + j] ?? 0;
  for (let i = height - 1; i >= 0; i--) {
    for (let j = width - 1; j >= 0; j--) {
      const same = before[old.from + i] === after[next.from + j];
      lengths[i * (width + 1) + j] = same ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const found: (readonly [number, number])[] = [];
  for (let i = 0, j = 0; i < height && j < width; ) {
    if (before[old.from + i] === after[next.from + j]) found.push([old.from + i++, next.from + j++]);
    else if (at(i + 1, j) >= at(i, j + 1)) i++;
    else j++;
  }
  return found;
}

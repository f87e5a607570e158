/** How many characters of the text, from the start of a line on, a fingerprint covers. */
const span = 100;
const base = 37n;
const endOfText = "\uffff";

/**
 * The fingerprint of each line of a text, the first line's at index 0. It covers what stands from that line on,
 * without blanks, and does not change when lines are added or removed above. These are the values that GitHub
 * code scanning computes as `primaryLocationLineHash`, so that an upload by the action and one by the API agree.
 */
export function lineFingerprints(text: string): readonly string[] {
  const letters = text.replace(/\r\n?/g, "\n").replace(/[ \t]/g, "") + endOfText;
  const padded = letters + "\0".repeat(span);
  const starts = [0, ...[...letters.matchAll(/\n/g)].map(({ index }) => index + 1)];
  const occurrences = new Map<string, number>();
  return starts.map((start) => {
    const hash = polynomial(padded, start);
    const occurrence = (occurrences.get(hash) ?? 0) + 1;
    occurrences.set(hash, occurrence);
    return `${hash}:${occurrence}`;
  });
}

function polynomial(text: string, start: number): string {
  let hash = 0n;
  for (let index = start; index < start + span; index++) {
    hash = BigInt.asUintN(64, hash * base + BigInt(text.charCodeAt(index)));
  }
  return hash.toString(16);
}

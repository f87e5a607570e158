/** Longest key that is looked for in a text; references are at most that long. */
const longestKey = 70;

const isAscii = /^[\0-\x7f]*$/;

/** Capitals without accents; most texts have none, and normalising costs more than everything else here. */
const plain = (text: string): string =>
  isAscii.test(text) ? text.toUpperCase() : text.normalize("NFKD").replace(/\p{M}/gu, "").toUpperCase();

/** What is between words and numbers. One expression for all texts: those with `\p` take long to compile. */
const between = /[^\p{L}\p{Nd}]+/gu;

/** Words and numbers of a text, without case, accents and punctuation; a change from letters to digits divides as well. */
const tokensOf = (text: string): string[] => plain(text).match(/\p{L}+|\p{Nd}+/gu) ?? [];

/** What is left of a reference when case, blanks and punctuation do not count: `re 2026/0001` is `RE20260001`. */
export const referenceKey = (reference: string): string => tokensOf(reference).join("");

/** Short keys and plain words occur in texts that mean something else; they count only as the whole text. */
const isDistinctive = (key: string): boolean => key.length >= 4 && /\p{Nd}/u.test(key);

/**
 * Every key that a remittance text may name: its tokens, joined with those that follow. So `RE-2026-00 01, 2nd rate`
 * names `RE20260001`, and neither that text nor `STORE 2026 0001` names `RE2026000`.
 */
export function referenceKeys(text: string): Set<string> {
  const tokens = tokensOf(text);
  const keys = new Set([tokens.join("")]);
  for (let start = 0; start < tokens.length; start += 1) {
    let key = "";
    for (let end = start; end < tokens.length && key.length < longestKey; end += 1) {
      key += tokens[end];
      if (isDistinctive(key)) keys.add(key);
    }
  }
  keys.delete("");
  return keys;
}

/** Tells whether remittance texts name the reference that has this key. */
export function namesReference(key: string): (text: string) => boolean {
  if (key === "") return () => false;
  return (text) => {
    const upper = plain(text);
    // Most texts end here: the key is no run of tokens when it does not occur in all of them joined.
    return upper.replace(between, "").includes(key) && referenceKeys(text).has(key);
  };
}

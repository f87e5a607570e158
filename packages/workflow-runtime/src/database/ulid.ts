const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** True for a ULID in its canonical spelling: 48 bits of time and 80 of chance. */
export const isUlid = (text: string): boolean => /^[0-7][0-9A-HJKMNP-TV-Z]{25}$/.test(text);

/**
 * Makes ULIDs that only grow: within a millisecond, or when the clock goes backwards, the one before is counted up.
 *
 * @see https://github.com/ulid/spec
 */
export function createUlids(now: () => number, random: () => number): () => string {
  let time = -1;
  const digits = new Array<number>(16).fill(0);
  return () => {
    const at = now();
    if (at > time) {
      time = at;
      for (let index = 0; index < 16; index += 1) digits[index] = Math.floor(random() * 32);
    } else if (!countUp(digits)) {
      time += 1;
    }
    return spell(time) + digits.map((digit) => alphabet[digit]).join("");
  };
}

/** False when all digits were at their greatest and are zero now. */
function countUp(digits: number[]): boolean {
  for (let index = digits.length - 1; index >= 0; index -= 1) {
    const digit = (digits[index] ?? 0) + 1;
    digits[index] = digit % 32;
    if (digit < 32) return true;
  }
  return false;
}

function spell(time: number): string {
  let text = "";
  for (let rest = time, index = 0; index < 10; index += 1, rest = Math.floor(rest / 32)) {
    text = (alphabet[rest % 32] ?? "") + text;
  }
  return text;
}

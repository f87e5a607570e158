/**
 * The first text that a regular expression describes, no longer than asked: of alternatives the first, of classes
 * the first character, of repetitions as few as the length allows. `undefined` when the expression uses more than that.
 */
export function samplePattern(source: string, minLength = 0, maxLength = Number.POSITIVE_INFINITY): string | undefined {
  const expression = compiled(source);
  if (expression === undefined) return undefined;
  // Optional repetitions are tried longer until the text is long enough.
  for (const extra of [0, 1, 2, 4, 8, 16, 32, 64, minLength]) {
    const text = new Writer(source, extra).write();
    if (text !== undefined && text.length >= minLength && text.length <= maxLength && expression.test(text))
      return text;
  }
  const padded = "example".padEnd(minLength, "-").slice(0, maxLength);
  return expression.test(padded) ? padded : undefined;
}

/** With the `u` flag, as JSON Schema has it, or without, as many authors write. */
function compiled(source: string): RegExp | undefined {
  for (const flags of ["u", ""]) {
    try {
      return new RegExp(source, flags);
    } catch {}
  }
  return undefined;
}

const escapes: Readonly<Record<string, string>> = {
  d: "0",
  w: "a",
  s: " ",
  D: "a",
  W: "-",
  S: "a",
  n: "\n",
  t: "\t",
  r: "\r",
};

/** Reads an expression from left to right and writes what it matches. */
class Writer {
  readonly #source: string;
  readonly #extra: number;
  #at = 0;

  constructor(source: string, extra: number) {
    this.#source = source;
    this.#extra = extra;
  }

  /** `undefined`: the expression has something that is not known here. */
  write(): string | undefined {
    const text = this.#alternatives();
    return this.#at < this.#source.length ? undefined : text;
  }

  #alternatives(): string | undefined {
    let first = this.#sequence();
    while (this.#take("|")) {
      const next = this.#sequence();
      first ??= next;
    }
    return first;
  }

  #sequence(): string | undefined {
    let text: string | undefined = "";
    while (this.#at < this.#source.length && this.#peek() !== "|" && this.#peek() !== ")") {
      const atom = this.#atom();
      const times = this.#times();
      text = text === undefined || atom === undefined ? undefined : text + atom.repeat(times);
    }
    return text;
  }

  #atom(): string | undefined {
    const character = this.#next();
    if (character === "^" || character === "$") return "";
    if (character === ".") return "a";
    if (character === "[") return this.#class();
    if (character === "(") return this.#group();
    if (character !== "\\") return character;
    const escaped = this.#next();
    if (escaped === "b" || escaped === "B") return "";
    if (/[1-9pPkux]/.test(escaped)) return undefined;
    return escapes[escaped] ?? escaped;
  }

  #group(): string | undefined {
    const isAssertion = /^\?(?:[=!]|<[=!])/.test(this.#source.slice(this.#at));
    const head = /^\?(?:[:=!]|<[=!]|<[^>]*>)/.exec(this.#source.slice(this.#at))?.[0] ?? "";
    this.#at += head.length;
    const text = this.#alternatives();
    this.#take(")");
    return isAssertion ? "" : text;
  }

  /** The first character of a class; of a negated one, the first usual character that is not in it. */
  #class(): string | undefined {
    const from = this.#at;
    while (this.#at < this.#source.length && (this.#peek() !== "]" || this.#at === from))
      this.#at += this.#peek() === "\\" ? 2 : 1;
    const body = this.#source.slice(from, this.#at);
    this.#at += 1;
    const matcher = compiled(`^[${body}]$`);
    return [..."aA0-_. /"].find((character) => matcher?.test(character)) ?? [...body.replace("\\", "")][0];
  }

  #times(): number {
    const rest = this.#source.slice(this.#at);
    const quantifier = /^(?:[*+?]|\{(\d+)(,(\d*))?\})\??/.exec(rest);
    if (quantifier === null) return 1;
    this.#at += quantifier[0].length;
    const [mark, least, range, most] = quantifier;
    if (mark.startsWith("?")) return Math.min(1, this.#extra);
    if (least === undefined) return (mark.startsWith("+") ? 1 : 0) + this.#extra;
    if (range === undefined) return Number(least);
    return Math.min(Number(least) + this.#extra, most ? Number(most) : Number.POSITIVE_INFINITY);
  }

  #peek(): string {
    return this.#source.charAt(this.#at);
  }

  #next(): string {
    const character = this.#peek();
    this.#at += 1;
    return character;
  }

  #take(character: string): boolean {
    if (this.#peek() !== character) return false;
    this.#at += 1;
    return true;
  }
}

import { decodePointer, encodeToken } from "@rawr/openapi-document";

/** What one pass over a JSON text finds. Offsets are of a member's key, or of an element's first character. */
export interface JsonScan {
  /** Offset of each pointer that was asked for and exists. */
  readonly offsets: ReadonlyMap<string, number>;
  /** Keys that occur twice in one object: `JSON.parse` keeps the last one only. */
  readonly duplicates: readonly { readonly pointer: string; readonly key: string; readonly offset: number }[];
}

interface Wanted {
  readonly children: Map<string, Wanted>;
  readonly pointers: string[];
}

/** Scans a text that `JSON.parse` has accepted. */
export function scanJson(text: string, pointers: Iterable<string>): JsonScan {
  return new JsonScanner(text, pointers).scan();
}

class JsonScanner {
  readonly #text: string;
  readonly #wanted: Wanted = { children: new Map(), pointers: [] };
  readonly #offsets = new Map<string, number>();
  readonly #duplicates: { pointer: string; key: string; offset: number }[] = [];
  readonly #path: (string | number)[] = [];
  #at = 0;

  constructor(text: string, pointers: Iterable<string>) {
    this.#text = text;
    for (const pointer of pointers) {
      let node = this.#wanted;
      for (const token of decodePointer(pointer)) {
        const child = node.children.get(token) ?? { children: new Map(), pointers: [] };
        node.children.set(token, child);
        node = child;
      }
      node.pointers.push(pointer);
    }
  }

  scan(): JsonScan {
    this.#skipSpace();
    this.#found(this.#wanted, this.#at);
    this.#value(this.#wanted);
    return { offsets: this.#offsets, duplicates: this.#duplicates };
  }

  #found(wanted: Wanted | undefined, offset: number): void {
    for (const pointer of wanted?.pointers ?? []) this.#offsets.set(pointer, offset);
  }

  #value(wanted: Wanted | undefined): void {
    const start = this.#text.charCodeAt(this.#at);
    if (start === 0x7b) this.#object(wanted);
    else if (start === 0x5b) this.#array(wanted);
    else if (start === 0x22) this.#skipString();
    else while (this.#at < this.#text.length && !isEndOfScalar(this.#text.charCodeAt(this.#at))) this.#at += 1;
  }

  #object(wanted: Wanted | undefined): void {
    const keys = new Set<string>();
    this.#at += 1;
    for (this.#skipSpace(); this.#text.charCodeAt(this.#at) !== 0x7d; this.#skipComma()) {
      const offset = this.#at;
      this.#skipString();
      const key = unquote(this.#text.slice(offset, this.#at));
      this.#path.push(key);
      if (keys.has(key)) this.#duplicates.push({ pointer: this.#pointer(), key, offset });
      keys.add(key);
      const child = wanted?.children.get(key);
      this.#found(child, offset);
      this.#skipSpace();
      this.#at += 1; // the colon
      this.#skipSpace();
      this.#value(child);
      this.#path.pop();
    }
    this.#at += 1;
  }

  #array(wanted: Wanted | undefined): void {
    this.#at += 1;
    let index = 0;
    for (this.#skipSpace(); this.#text.charCodeAt(this.#at) !== 0x5d; this.#skipComma()) {
      const child = wanted?.children.get(String(index));
      this.#path.push(index);
      this.#found(child, this.#at);
      this.#value(child);
      this.#path.pop();
      index += 1;
    }
    this.#at += 1;
  }

  #pointer(): string {
    return this.#path.map((token) => `/${encodeToken(String(token))}`).join("");
  }

  #skipComma(): void {
    this.#skipSpace();
    if (this.#text.charCodeAt(this.#at) === 0x2c) this.#at += 1;
    this.#skipSpace();
  }

  #skipSpace(): void {
    while (isSpace(this.#text.charCodeAt(this.#at))) this.#at += 1;
  }

  #skipString(): void {
    let end = this.#text.indexOf('"', this.#at + 1);
    while (isEscaped(this.#text, end)) end = this.#text.indexOf('"', end + 1);
    this.#at = end + 1;
  }
}

function isSpace(code: number): boolean {
  return code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09;
}

function isEndOfScalar(code: number): boolean {
  return code === 0x2c || code === 0x7d || code === 0x5d || isSpace(code);
}

/** Whether an odd number of backslashes stands before a quote. */
function isEscaped(text: string, quote: number): boolean {
  let backslashes = 0;
  while (text.charCodeAt(quote - 1 - backslashes) === 0x5c) backslashes += 1;
  return backslashes % 2 === 1;
}

function unquote(literal: string): string {
  return literal.includes("\\") ? (JSON.parse(literal) as string) : literal.slice(1, -1);
}

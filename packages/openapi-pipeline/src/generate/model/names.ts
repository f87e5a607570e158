import type { OperationEntry } from "../operations.ts";

/** Names that are spoken for, and the making of names that are not. */
export interface Namer {
  /** `wanted` if it is free; otherwise with `_`, or a number, after it. */
  claim(wanted: string): string;
}

/** A name for everything that one module exports, or one object holds. */
export function createNamer(reserved: Iterable<string>): Namer {
  const taken = new Set(reserved);
  return {
    claim(wanted) {
      let name = wanted;
      for (let count = 1; taken.has(name); count++) name = count === 1 ? `${wanted}_` : `${wanted}_${count}`;
      taken.add(name);
      return name;
    },
  };
}

/** `invoicing.runs_get` → `invoicingRunsGet`; `GET /things/{id}` → `getThingsById` when there is no operationId. */
export function functionNameOf(entry: OperationEntry): string {
  if (entry.id !== undefined && /[\p{L}\p{N}]/u.test(entry.id)) return camelCase(entry.id);
  const parts = entry.path.split("/").map((part) => part.replaceAll(/\{([^}]*)\}/g, " by $1 "));
  return camelCase([entry.method, ...parts].join(" "));
}

/** An identifier that begins with a lower case letter; letters after the first one keep their case. */
export function camelCase(text: string): string {
  const name = words(text)
    .map((word, index) => (index === 0 ? word : upperFirst(word)))
    .join("");
  return identifier(name.replace(/^\p{Lu}+(?!\p{Ll})|^\p{Lu}/u, (head) => head.toLowerCase()));
}

/** An identifier that begins with an upper case letter; letters after the first one keep their case. */
export function pascalCase(text: string): string {
  return identifier(words(text).map(upperFirst).join(""));
}

export function upperFirst(word: string): string {
  return word.replace(/^./u, (letter) => letter.toUpperCase());
}

function words(text: string): string[] {
  return text.normalize("NFC").match(/[\p{L}\p{Nl}\p{Nd}]+/gu) ?? [];
}

function identifier(name: string): string {
  return /^[\p{L}\p{Nl}]/u.test(name) ? name : `_${name}`;
}

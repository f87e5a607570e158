/** A span of time inside an expression. */
export class Span {
  readonly ms: number;

  constructor(ms: number) {
    this.ms = ms;
  }
}

/** Ends a part of an evaluation without a value: types that do not fit, a division by zero. */
export class NoValue extends Error {
  override readonly name = "NoValue";
}

/** Ends a whole evaluation that takes too much time or memory. */
export class Exhausted extends Error {
  override readonly name = "Exhausted";
}

const longestText = 4_194_304;

/** Makes a text whose length is known beforehand, unless it is enormous. */
export function boundedText(length: number, make: () => string): string {
  if (length > longestText) throw new Exhausted("the text grows too long");
  return make();
}

export function isNumeric(value: unknown): value is number | bigint {
  return typeof value === "number" || typeof value === "bigint";
}

/** A value as its text: what `+` puts beside a string. A missing one is empty, as on the server. */
export function toText(value: unknown): string {
  if (value === null) return "";
  if (typeof value === "string" || typeof value === "boolean" || isNumeric(value)) return String(value);
  throw new NoValue("no text for this value");
}

/** What an expression gives to the engine: JSON, with integers as numbers and moments as ISO 8601. */
export function toJson(value: unknown): unknown {
  if (typeof value === "bigint") return Number(value);
  if (value instanceof Span) return value.ms;
  if (value instanceof Date) return value.toISOString();
  return Array.isArray(value) ? value.map(toJson) : value;
}

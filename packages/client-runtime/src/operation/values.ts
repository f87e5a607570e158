/** A primitive's text; a `Date` in ISO 8601. Throws for what has no text, as an object within a list. */
export function plain(value: unknown): string {
  if (value instanceof Date) return value.toISOString();
  if (typeof value === "object" || typeof value === "function" || typeof value === "symbol") {
    throw new TypeError("A value within a parameter is an object.");
  }
  return String(value);
}

/** Percent-encodes all but the unreserved characters of RFC 3986. Throws for half a surrogate pair. */
export function strict(value: unknown): string {
  const hex = (char: string) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`;
  return encodeURIComponent(plain(value)).replace(/[!'()*]/g, hex);
}

/**
 * Leaves reserved characters as they are (`allowReserved`), but for those that would end the query or the parameter
 * (OpenAPI 3.1.1, 4.8.12.2).
 */
export function reserved(value: unknown): string {
  return encodeURI(plain(value)).replace(/[#&+]/g, encodeURIComponent);
}

/** The texts that a value consists of; what is `null` or `undefined` is left out. */
export function partsOf(value: unknown, explode: boolean, write: (value: unknown) => string): string[] {
  if (Array.isArray(value)) return value.filter(isGiven).map(write);
  if (!isRecord(value)) return [write(value)];
  const entries = Object.entries(value).filter(([, item]) => isGiven(item));
  return entries.flatMap(([key, item]) => (explode ? `${write(key)}=${write(item)}` : [write(key), write(item)]));
}

/** The pairs of `deepObject`: `filter[price][gte]`, `filter[tags][0]`. */
export function deepPairs(name: string, value: unknown): [string, unknown][] {
  if (!isGiven(value)) return [];
  if (!isRecord(value) && !Array.isArray(value)) return [[name, value]];
  return Object.entries(value).flatMap(([key, item]) => deepPairs(`${name}[${key}]`, item));
}

/** Whether a value is an object of properties. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof Date);
}

function isGiven(value: unknown): boolean {
  return value !== undefined && value !== null;
}

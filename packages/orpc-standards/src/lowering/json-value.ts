/** A deep copy when `value` can be written as JSON without loss, undefined otherwise. */
export function toJson(value: unknown): { readonly json: unknown } | undefined {
  try {
    return { json: copy(value, []) };
  } catch (error) {
    if (error instanceof NotJson) return undefined;
    throw error;
  }
}

class NotJson extends Error {}

function copy(value: unknown, open: readonly object[]): unknown {
  if (value === null || typeof value === "string" || typeof value === "boolean") return value;
  if (typeof value === "number" && Number.isFinite(value)) return value;
  if (typeof value !== "object" || open.includes(value)) throw new NotJson();
  const inside = [...open, value];
  if (Array.isArray(value)) return value.map((item) => copy(item, inside));
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) throw new NotJson();
  const entries = Object.entries(value).filter(([, item]) => item !== undefined);
  return Object.fromEntries(entries.map(([key, item]) => [key, copy(item, inside)]));
}

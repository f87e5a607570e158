import type { Json } from "@rawr/schema-containment";

/** The model as JSON: maps become objects, and what only says where something stands is left out. */
export function plain(value: unknown): Json | undefined {
  if (value === undefined) return undefined;
  if (value instanceof Map) return plainObject([...value].map(([name, entry]) => [String(name), entry]));
  if (Array.isArray(value)) return value.map((item) => plain(item) ?? null);
  if (typeof value === "object" && value !== null) return plainObject(Object.entries(value));
  return value as Json;
}

/** What the document's author wrote: `pointer` is a name like any other there. */
const authored = new Set(["value", "schema", "extensions", "links", "encoding", "variables"]);

function plainObject(entries: readonly (readonly [string, unknown])[]): Json {
  const kept = entries.flatMap(([name, entry]) => {
    const json = name === "pointer" ? undefined : authored.has(name) ? (entry as Json | undefined) : plain(entry);
    return json === undefined ? [] : [[name, json] as const];
  });
  return Object.fromEntries(kept);
}

/** Text that is equal for equal JSON values, whatever the order of their names. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value) ?? "null";
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([name, member]) => `${JSON.stringify(name)}:${canonical(member)}`);
  return `{${members.join(",")}}`;
}

/** Do two parts of the model say the same, wherever they stand? */
export function same(left: unknown, right: unknown): boolean {
  return left === right || canonical(plain(left)) === canonical(plain(right));
}

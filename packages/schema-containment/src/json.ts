import type { Json } from "./types.ts";

export function isRecord(value: unknown): value is { readonly [name: string]: unknown } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Text that is equal for equal JSON values, whatever the order of their names. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (!isRecord(value)) return Object.is(value, -0) ? "0" : (JSON.stringify(value) ?? "null");
  const names = Object.keys(value).sort();
  return `{${names.map((name) => `${JSON.stringify(name)}:${canonical(value[name])}`).join(",")}}`;
}

/** Sets a property even when its name is `__proto__`. */
export function setOwn(target: { [name: string]: Json }, name: string, value: Json): void {
  Object.defineProperty(target, name, { value, enumerable: true, configurable: true, writable: true });
}

/** How many values a value is made of, each as often as it is in it; stops when `limit` is passed. */
export function sizeOf(value: Json, limit: number): number {
  const open: Json[] = [value];
  let size = 0;
  for (let next = open.pop(); next !== undefined && size <= limit; next = open.pop()) {
    size++;
    if (typeof next === "object" && next !== null) for (const part of Object.values(next)) open.push(part);
  }
  return size;
}

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

/** Nodes and deepest level of a value, found without recursion; stops when `limit` is passed. */
export function measure(value: unknown, limit: number): { readonly nodes: number; readonly depth: number } {
  const open: { readonly value: unknown; readonly depth: number }[] = [{ value, depth: 0 }];
  let nodes = 0;
  let deepest = 0;
  for (let next = open.pop(); next && nodes <= limit; next = open.pop()) {
    nodes++;
    deepest = Math.max(deepest, next.depth);
    if (typeof next.value !== "object" || next.value === null) continue;
    for (const child of Object.values(next.value)) open.push({ value: child, depth: next.depth + 1 });
  }
  return { nodes, depth: deepest };
}

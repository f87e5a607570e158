import { stringLiteral } from "./safe-text.ts";

/** Code that stands for a value which is no JSON; `undefined`: the value is JSON. */
export type CodeOf = (value: object) => string | undefined;

/** A JSON value as a TypeScript expression on one line. Members that are `undefined` are left out. */
export function literal(value: unknown, codeOf?: CodeOf): string {
  if (typeof value === "string") return stringLiteral(value);
  if (typeof value !== "object" || value === null) return JSON.stringify(value) ?? "undefined";
  const code = codeOf?.(value);
  if (code !== undefined) return code;
  if (Array.isArray(value)) return `[${value.map((item) => literal(item ?? null, codeOf)).join(", ")}]`;
  const members = Object.entries(value).filter(([, member]) => member !== undefined);
  if (members.length === 0) return "{}";
  return `{ ${members.map(([key, member]) => `${propertyKey(key)}: ${literal(member, codeOf)}`).join(", ")} }`;
}

/** A key of an object literal. `__proto__` is computed, because plain it would set the prototype. */
export function propertyKey(key: string): string {
  if (key === "__proto__") return '["__proto__"]';
  return /^[A-Za-z_$][\w$]*$|^(?:0|[1-9]\d{0,8})$/.test(key) ? key : stringLiteral(key);
}

import type { SubSchema, ValidationSchema } from "./schema.ts";
import type { SchemaIssue } from "./types.ts";

/** Where a check is, and what has been found. */
export interface Context {
  /** The way to the value; changed in place. */
  readonly path: PropertyKey[];
  readonly issues: SchemaIssue[];
  /** Names and indexes of the value that a schema has looked at; only where something asks for the others. */
  readonly seen: Set<PropertyKey> | undefined;
}

/** Looks at a value, and reports what is wrong with it. */
export type Check = (value: unknown, context: Context) => void;

/** Makes the check of a schema. */
export type Compile = (schema: SubSchema) => Check;

/** Makes the check of one keyword; `undefined` when another keyword does its work. */
export type Keyword<Value> = (value: Value, schema: ValidationSchema, compile: Compile) => Check;

/** Keywords that have nothing to do with each other's order, by name. */
export type Keywords = { readonly [Name in keyof ValidationSchema]?: Keyword<NonNullable<ValidationSchema[Name]>> };

/** Says that the value at hand is wrong. */
export function report({ issues, path }: Context, message: string): void {
  issues.push({ message, path: [...path] });
}

/** Looks at a part of the value. */
export function descend(check: Check, value: unknown, key: PropertyKey, { path, issues, seen }: Context): void {
  path.push(key);
  check(value, { path, issues, seen: undefined });
  path.pop();
  seen?.add(key);
}

/** What is wrong with the value by a schema that need not fit. What it has looked at counts only when it fits. */
export function attempt(check: Check, value: unknown, { path, seen }: Context): readonly SchemaIssue[] {
  const inner: Context = { path, issues: [], seen: seen && new Set() };
  check(value, inner);
  if (inner.issues.length === 0) for (const key of inner.seen ?? []) seen?.add(key);
  return inner.issues;
}

/** An object's members. One that is `undefined` is as good as absent: JSON would not have it. */
export function members(value: unknown): { readonly [name: string]: unknown } | undefined {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return undefined;
  return value as { readonly [name: string]: unknown };
}

/** The names of an object's members. */
export function namesOf(object: { readonly [name: string]: unknown }): string[] {
  return Object.keys(object).filter((name) => object[name] !== undefined);
}

/** Whether an object has a member of its own. */
export function has(object: { readonly [name: string]: unknown }, name: string): boolean {
  return Object.hasOwn(object, name) && object[name] !== undefined;
}

/** A text that two JSON values share exactly when they are equal. */
export function fingerprint(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(fingerprint)}]`;
  const object = members(value);
  if (!object) return JSON.stringify(value) ?? "";
  const pairs = namesOf(object)
    .sort()
    .map((name) => `${JSON.stringify(name)}:${fingerprint(object[name])}`);
  return `{${pairs}}`;
}

/** A regular expression as JSON Schema means it; `undefined` when it is none in JavaScript: then all texts fit. */
export function regular(pattern: string): RegExp | undefined {
  for (const flags of ["u", ""]) {
    try {
      return new RegExp(pattern, flags);
    } catch {
      // Many an author's pattern is valid only without `u`, as `\-` is.
    }
  }
  return undefined;
}

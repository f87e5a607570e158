import { encodeToken } from "@rawr/openapi-document";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { diagnose } from "../diagnostics/table.ts";
import { type DocumentPlaceOptions, documentPlace } from "./place.ts";

/**
 * Everything in a document that JSON cannot say and `JSON.stringify` would lose or crash on: NaN and infinities,
 * BigInt, functions, symbols, holes in lists, class instances, cycles. Members that are `undefined` are only absent.
 */
export function findNonJson(document: unknown, options: DocumentPlaceOptions = {}): Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  const holders = new Set<object>();
  const report = (what: string, pointer: string): void => {
    diagnostics.push(diagnose("value-not-json", { what }, documentPlace(pointer, options)));
  };
  const visit = (value: unknown, path: Path | undefined, inList: boolean): void => {
    if (typeof value !== "object" || value === null) {
      const what = describeScalar(value, inList);
      if (what) report(what, pointerOfPath(path));
      return;
    }
    const what = describeObject(value, holders);
    if (what) {
      report(what, pointerOfPath(path));
      return;
    }
    holders.add(value);
    const list = Array.isArray(value);
    for (const key of list ? value.keys() : Object.keys(value)) {
      visit((value as Record<string | number, unknown>)[key], { path, key }, list);
    }
    holders.delete(value);
  };
  visit(document, undefined, false);
  return diagnostics;
}

interface Path {
  readonly path: Path | undefined;
  readonly key: string | number;
}

function pointerOfPath(path: Path | undefined): string {
  return path ? `${pointerOfPath(path.path)}/${encodeToken(String(path.key))}` : "";
}

function describeObject(value: object, holders: ReadonlySet<object>): string | undefined {
  if (holders.has(value)) return "an object that contains itself";
  if (Array.isArray(value) || isPlain(value)) return undefined;
  return `an instance of ${value.constructor?.name || "a class"}`;
}

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

function describeScalar(value: unknown, inList: boolean): string | undefined {
  switch (typeof value) {
    case "number":
      return Number.isFinite(value) ? undefined : `\`${value}\``;
    case "bigint":
      return `the BigInt \`${value}n\``;
    case "function":
    case "symbol":
      return `a ${typeof value}`;
    case "undefined":
      return inList ? "`undefined` in a list" : undefined;
    default:
      return undefined;
  }
}

import { Undecided } from "../undecided.ts";
import type { Node } from "./node.ts";
import type { Place, Resources } from "./resources.ts";
import type { Table } from "./table.ts";

/** What the keywords of a schema need of whoever reads it. */
export interface Reader {
  readonly table: Table;
  readonly resources: Resources;
  /** Whether formats refuse values. */
  readonly formats: boolean;
  read(place: Place): Node;
  child(place: Place, ...path: readonly (string | number)[]): Node;
}

/** A schema as an object of keywords. */
export type Keywords = { readonly [keyword: string]: unknown };

export function invalid(place: Place, why: string): Undecided {
  return new Undecided("INVALID_SCHEMA", `The schema at #${place.pointer} is invalid: ${why}.`);
}

/** A keyword whose value is a whole number from zero up. */
export function natural(place: Place, value: Keywords, keyword: string): number | undefined {
  const found = value[keyword];
  if (found === undefined) return undefined;
  if (typeof found !== "number" || !Number.isInteger(found) || found < 0)
    throw invalid(place, `${keyword} is no count`);
  return found;
}

import { decodePointer } from "@rawr/openapi-document";
import type { ApiOperation } from "../model.ts";
import type { Pair } from "../rules/rule.ts";

/** Where something stands, by names that stay when something else moves. */
export interface Place {
  /** Key of an operation, `components`, or `document` for what all operations inherit. */
  readonly root: string;
  readonly path: readonly string[];
}

/** Below another place. */
export function below({ root, path }: Place, ...names: readonly string[]): Place {
  return { root, path: [...path, ...names] };
}

/**
 * What both documents take from the same component, from the path item around an operation, or from wherever else a
 * reference leads, is there: one edit, however many operations use it. Everything else is where it is used.
 */
export function placeOf(used: Place, pair: Pair<{ readonly pointer: string }>, operation: ApiOperation): Place {
  const pointer = pair.next?.pointer ?? pair.old?.pointer;
  if (!pointer || (pair.old && pair.old.pointer !== pointer)) return used;
  const own = operation.pointer;
  if (pointer === own || pointer.startsWith(`${own}/`)) return used;
  const [first = "", ...rest] = decodePointer(pointer);
  if (first === "components") return { root: first, path: rest };
  if (used.root !== operation.key) return used;
  if (!pointer.startsWith(own.slice(0, own.lastIndexOf("/") + 1))) return { root: "document", path: [first, ...rest] };
  // Parameters of a path item are a list: names stay, positions do not.
  const [, path = ""] = decodePointer(own);
  return { root: "document", path: [path, ...used.path] };
}

/** `parameters.Limit.required`, `parameters.query limit.required`. */
export function pathText({ path }: Place): string {
  return path.join(".");
}

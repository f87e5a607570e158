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
 * What both documents take from the same component, or from the path item around an operation, is there: one edit,
 * however many operations use it. Everything else is where it is used.
 */
export function placeOf(used: Place, pair: Pair<{ readonly pointer: string }>, operation: ApiOperation): Place {
  const pointer = pair.next?.pointer ?? pair.old?.pointer;
  if (pointer === undefined || (pair.old && pair.old.pointer !== pointer)) return used;
  if (used.root === operation.key && isAround(pointer, operation.pointer)) {
    const [, path = ""] = decodePointer(operation.pointer);
    return { root: "document", path: [path, ...used.path] };
  }
  const [first = "", ...rest] = decodePointer(pointer);
  return first === "components" ? { root: first, path: rest } : used;
}

/** Is this in the path item that holds an operation, and not in the operation? */
function isAround(pointer: string, operation: string): boolean {
  const item = operation.slice(0, operation.lastIndexOf("/") + 1);
  return pointer.startsWith(item) && pointer !== operation && !pointer.startsWith(`${operation}/`);
}

/** `parameters.Limit.required`, `parameters.query limit.required`. */
export function pathText({ path }: Place): string {
  return path.join(".");
}

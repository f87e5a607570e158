import { decodePointer } from "@rawr/openapi-document";

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
 * What both documents take from the same component is at that component: one edit, however many use it. Everything else
 * is where it is used.
 */
export function placeOf(used: Place, old: string | undefined, next: string | undefined): Place {
  const pointer = next ?? old;
  if (pointer === undefined || (old !== undefined && old !== pointer)) return used;
  const [first = "", ...rest] = decodePointer(pointer);
  return first === "components" ? { root: first, path: rest } : used;
}

/** `parameters.Limit.required`, `parameters.query limit.required`. */
export function pathText({ path }: Place): string {
  return path.join(".");
}

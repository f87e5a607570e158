import type { Api } from "../model.ts";
import { DiffInputError, type DiffSide } from "./diff-input-error.ts";
import { readApi } from "./read-api.ts";
import { isSame } from "./sameness.ts";

/** Both documents; two that are equal are read once and are one `Api`. A `DiffInputError` says which `side` it is about. */
export function readBoth(old: unknown, next: unknown): { readonly old: Api; readonly new: Api } {
  const before = readSide(old, "old");
  // Equality walks by recursion, which a document that was read survives.
  return { old: before, new: isSame(old, next, new Set()) ? before : readSide(next, "new") };
}

function readSide(document: unknown, side: DiffSide): Api {
  try {
    return readApi(document);
  } catch (error) {
    if (DiffInputError.is(error)) throw new DiffInputError(error.code, error.message, side);
    throw error;
  }
}

import { appendPointer, isObject, type JsonObject, type NodeKind, resolvePointer } from "@rawr/openapi-document";

/** What is done to a document. */
export const editWays = ["remove", "change", "add", "rename", "reorder"] as const;
export type EditWay = (typeof editWays)[number];

/** One edit at one place. */
export interface DocumentEdit {
  readonly way: EditWay;
  /** Of the object that is edited. */
  readonly kind: NodeKind;
  /** The field of that object. */
  readonly field: string;
  /** Pointer of the object. */
  readonly pointer: string;
  /** What is set, where it is not plain from the rest. */
  readonly detail?: string;
  /** Changes a copy of the document, the object of which is handed over too. */
  readonly apply: (node: JsonObject, document: JsonObject) => void;
}

/** The document with one edit. */
export function applyEdit(document: JsonObject, { pointer, apply }: DocumentEdit): JsonObject {
  const copy = structuredClone(document);
  const node = resolvePointer(copy, pointer);
  if (!isObject(node)) throw new TypeError(`There is no object at ${pointer}.`);
  apply(node, copy);
  return copy;
}

/** `change schema.minLength at /components/schemas/Run (2)`. */
export function nameOf({ way, kind, field, pointer, detail }: DocumentEdit): string {
  return `${way} ${kind}.${field} at ${appendPointer(pointer)}${detail === undefined ? "" : ` (${detail})`}`;
}

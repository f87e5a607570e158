import type { DocumentEdit } from "./edit.ts";

/** Edits after which nothing is found, and why nothing is to be found. */
export interface NoOp {
  readonly reason: string;
  readonly covers: (edit: DocumentEdit) => boolean;
}

const unorderedLists = /^(?:required|enum|tags|parameters|security|anyOf|oneOf|allOf|type)$/;

/** Every kind of edit that means nothing. */
export const noOps: readonly NoOp[] = [
  {
    reason: "keys of a JSON object have no order",
    covers: ({ way, kind, field }) => way === "reorder" && !(kind === "schema" && unorderedLists.test(field)),
  },
  {
    reason: "a list that is a set has no order",
    covers: ({ way, field }) => way === "reorder" && unorderedLists.test(field),
  },
  {
    reason: "the version of a document is what follows from its findings, and is none",
    covers: ({ kind, field }) => kind === "info" && field === "version",
  },
  {
    reason: "an extension of the document is about no operation",
    covers: ({ kind, field }) => (kind === "document" || kind === "info") && field.startsWith("x-"),
  },
  {
    reason: "nothing refers to the component",
    covers: ({ way, kind, detail }) => kind === "components" && way === "add" && detail === "Unused",
  },
  {
    reason: "bearerFormat is a hint for documentation (OpenAPI 3.1, 4.8.27)",
    covers: ({ kind, field }) => kind === "securityScheme" && field === "bearerFormat",
  },
  {
    reason: "a flow lists scopes with their texts; what is asked for stands at the operations",
    covers: ({ kind, field }) => kind === "oauthFlow" && field === "scopes",
  },
];

/** Why nothing is found after an edit, or `undefined` where something has to be. */
export function noOpReason(edit: DocumentEdit): string | undefined {
  return noOps.find(({ covers }) => covers(edit))?.reason;
}

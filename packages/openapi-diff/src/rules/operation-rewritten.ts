/** Found where an operation differs in its document, and no rule has anything to say. */
export const operationRewritten = {
  code: "operation-rewritten",
  class: "COMPATIBLE",
  meaning: "An operation is written differently: a component has another name, a reference is written out.",
} as const;

import type { Node } from "../normal-form/node.ts";
import type { Json, Reason, Step } from "../types.ts";

/** Whether a formula has a value. */
export type Result =
  | { readonly is: "empty"; readonly step: Step }
  | { readonly is: "inhabited"; readonly model: Json }
  | { readonly is: "unknown"; readonly reason: Reason };

/** What the procedures for arrays and objects ask about items, values and names. */
export type Solve = (node: Node) => Result;

export const empty = (step: Step): Result => ({ is: "empty", step });
export const inhabited = (model: Json): Result => ({ is: "inhabited", model });
export const unknown = (reason: Reason): Result => ({ is: "unknown", reason });

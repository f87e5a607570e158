import { oc as base } from "@orpc/contract";
import type { OperationMeta } from "./operation-meta.ts";

/** oRPC's contract builder, with {@link OperationMeta} as the type of `.meta()`. */
export const oc = base.$meta<OperationMeta>({});

/** The meta of a contract procedure, whichever `oc` built it. */
export function operationMetaOf(procedure: { readonly "~orpc": { readonly meta: unknown } }): OperationMeta {
  return Object(procedure["~orpc"].meta) as OperationMeta;
}

import { ORPCError, os } from "@orpc/server";
import { operationMetaOf } from "../contract/oc.ts";
import type { Audience } from "../contract/operation-meta.ts";

/** Who calls, as the host found out; routers and handlers go by it and by nothing in the request. */
export interface Principal {
  readonly subject: string;
  /** Whose data the caller sees; everybody else's does not exist for it. */
  readonly tenant: string;
  readonly roles: readonly string[];
  /** What the caller may do, in the words of the operations' `scopes`. */
  readonly scopes: readonly string[];
  /** The circle that the caller belongs to: it reaches operations of this audience and of wider ones. */
  readonly audience: Audience;
}

/** What a host puts into the context of every request; `null` when nobody is known. (A type: oRPC merges no interface.) */
export type CallerContext = { readonly principal: Principal | null };

const circles: readonly Audience[] = ["internal", "partner", "public"];

/** Whether an operation that is published to `audience` is there for a caller. */
export function isVisibleTo(audience: Audience | undefined, { audience: own }: Pick<Principal, "audience">): boolean {
  return circles.indexOf(audience ?? "internal") >= circles.indexOf(own);
}

/**
 * Lets a call through to whom the contract says: `audience` and `scopes` of the operation's meta. `UNAUTHORIZED` without
 * a principal, `FORBIDDEN` otherwise, before the input is looked at. Handlers behind it have a principal for certain.
 */
export const requireAccess = os.$context<CallerContext>().middleware(({ context, procedure, next }) => {
  const { principal } = context;
  if (principal === null) throw new ORPCError("UNAUTHORIZED", { message: "Say who calls: sign in, or send a token." });
  const { audience, scopes = [] } = operationMetaOf(procedure);
  if (!isVisibleTo(audience, principal)) {
    throw new ORPCError("FORBIDDEN", { message: "It is there for a narrower circle of callers." });
  }
  const missing = scopes.filter((scope) => !principal.scopes.includes(scope));
  if (missing.length > 0) throw new ORPCError("FORBIDDEN", { message: `Needs the scope ${missing.join(", ")}.` });
  return next({ context: { principal } });
});

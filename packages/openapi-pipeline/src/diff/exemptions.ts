import type { Finding, Policy } from "@rawr/openapi-diff";
import { httpMethods, type JsonObject } from "@rawr/openapi-document";
import { operationKey } from "./sdk/operation-route.ts";
import type { OldSide } from "./side.ts";

/** Why nobody may rely on an operation (`GET /runs/{}`), by its key: it was retired as announced, or never was stable. */
export function exemptions(
  { documents }: OldSide,
  findings: readonly Finding[],
  { unstable }: Policy,
): ReadonlyMap<string, string> {
  const reasons = new Map<string, string>();
  for (const { document } of documents) {
    for (const [path, item] of Object.entries((document["paths"] ?? {}) as Record<string, JsonObject | undefined>)) {
      for (const method of httpMethods) {
        const stability = stabilityOf(item?.[method]);
        if (stability === undefined || !unstable.includes(stability)) continue;
        reasons.set(operationKey(`${method.toUpperCase()} ${path}`), `stability ${stability}`);
      }
    }
  }
  const retired = findings.filter(({ code }) => code === "operation-retired");
  for (const key of retired.flatMap(({ touches }) => touches.operations)) reasons.set(key, "its sunset has passed");
  return reasons;
}

function stabilityOf(operation: unknown): string | undefined {
  if (typeof operation !== "object" || operation === null) return undefined;
  const { "x-stability": own, "x-stability-level": level } = operation as JsonObject;
  const said = own ?? level;
  return typeof said === "string" ? said.toLowerCase() : undefined;
}

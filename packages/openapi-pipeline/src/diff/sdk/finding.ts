import { createHash } from "node:crypto";
import type { Edit, Finding, Witness } from "@rawr/openapi-diff";
import { operationPointer } from "./operation-route.ts";
import { operationKeys } from "./ownership.ts";

/** What a finding of a client says. */
export const sdkCodes = [
  "client-removed",
  "export-added",
  "export-removed",
  "function-rebound",
  "input-refused",
  "output-changed",
] as const;
export type SdkCode = (typeof sdkCodes)[number];

/** A finding before it has its class, level and fingerprint. */
export interface SdkFact {
  readonly code: SdkCode;
  /** One sentence. */
  readonly message: string;
  /** What changed, from the export on: `["invoicingListRuns", "cursor"]`. The package is no part of it. */
  readonly site: readonly string[];
  readonly edit: Edit;
  readonly witness?: Witness;
  /** Operations that it touches: in the old client, and in the new one. */
  readonly routes: { readonly old: readonly string[]; readonly next: readonly string[] };
}

/** Why a break of operations is not enforced: `undefined` when it is. */
export type Exempt = (operation: string) => string | undefined;

/** Makes the finding of a fact. */
export function findingOf(client: string, fact: SdkFact, exempt?: Exempt): Finding {
  const { code, message, site, edit, witness, routes } = fact;
  const operations = operationKeys([...routes.old, ...routes.next]);
  const isBreaking = code !== "export-added";
  const reasons = isBreaking ? operations.map((operation) => exempt?.(operation)) : [];
  const reason = reasons.includes(undefined) ? undefined : reasons[0];
  return {
    fingerprint: fingerprintOf([code, site, edit.before ?? [], edit.after ?? []]),
    code,
    class: isBreaking ? "SDK_SOURCE" : "COMPATIBLE",
    message,
    where: site.join(" › "),
    ...sideOf("old", routes.old),
    ...sideOf("new", routes.next),
    edit,
    ...(witness === undefined ? {} : { witness }),
    level: isBreaking && reason === undefined ? "major" : "minor",
    ...(reason === undefined ? {} : { exempt: reason }),
    touches: { operations, audiences: [], clients: [client], workflows: [] },
  };
}

/** The operation in its document, where there is one only. */
function sideOf(side: "old" | "new", routes: readonly string[]): Pick<Finding, "old" | "new"> {
  const [route] = routes;
  return route === undefined || routes.length > 1 ? {} : { [side]: { pointer: operationPointer(route) } };
}

function fingerprintOf(identity: unknown): string {
  return createHash("sha256").update(JSON.stringify(identity)).digest("hex").slice(0, 16);
}

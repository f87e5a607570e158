// Made by @rawr/openapi-pipeline from openapi/workflows/v1/internal/openapi.json.
// Do not edit; `pnpm build:openapi` remakes it.

/** What the document says of one operation. */
export interface OperationInfo<Method extends string = string, Path extends string = string> {
  /** `operationId`; `null` when the document gives none. */
  readonly id: string | null;
  /** Upper case. */
  readonly method: Method;
  /** Path template of the document. */
  readonly path: Path;
  /** Who it is published to; `null` when the document does not say. */
  readonly audience: string | null;
  /** Every scope that one of its security requirements asks for, sorted. */
  readonly scopes: readonly string[];
  /** Sending it twice does what sending it once does. */
  readonly idempotent: boolean;
  readonly deprecated: boolean;
  /** When it goes away, as the document writes it; `null` when it says nothing. */
  readonly sunset: string | null;
}

/**
 * Every operation, by the name of the function that calls it.
 */
export interface Operations {
  readonly invoicingTriggerInvoiceReconciliation: OperationInfo<"POST", "/invoicing/reconciliation/trigger">;
  readonly invoicingListRuns: OperationInfo<"GET", "/invoicing/runs">;
  readonly invoicingGetRunStatus: OperationInfo<"GET", "/invoicing/runs/{runId}">;
  readonly invoicingCancelRun: OperationInfo<"POST", "/invoicing/runs/{runId}/cancel">;
  readonly invoicingStreamRunEvents: OperationInfo<"GET", "/invoicing/runs/{runId}/events">;
  readonly invoicingGetRunTimeline: OperationInfo<"GET", "/invoicing/runs/{runId}/timeline">;
}

/**
 * Every operation, by the name of the function that calls it.
 */
export const operations: Operations = {
  invoicingTriggerInvoiceReconciliation: { id: "invoicingTriggerInvoiceReconciliation", method: "POST", path: "/invoicing/reconciliation/trigger", audience: "partner", scopes: ["invoicing:run"], idempotent: false, deprecated: false, sunset: null },
  invoicingListRuns: { id: "invoicingListRuns", method: "GET", path: "/invoicing/runs", audience: "internal", scopes: ["invoicing:read"], idempotent: true, deprecated: false, sunset: null },
  invoicingGetRunStatus: { id: "invoicingGetRunStatus", method: "GET", path: "/invoicing/runs/{runId}", audience: "partner", scopes: ["invoicing:read"], idempotent: true, deprecated: false, sunset: null },
  invoicingCancelRun: { id: "invoicingCancelRun", method: "POST", path: "/invoicing/runs/{runId}/cancel", audience: "partner", scopes: ["invoicing:run"], idempotent: true, deprecated: false, sunset: null },
  invoicingStreamRunEvents: { id: "invoicingStreamRunEvents", method: "GET", path: "/invoicing/runs/{runId}/events", audience: "partner", scopes: ["invoicing:read"], idempotent: true, deprecated: false, sunset: null },
  invoicingGetRunTimeline: { id: "invoicingGetRunTimeline", method: "GET", path: "/invoicing/runs/{runId}/timeline", audience: "partner", scopes: ["invoicing:read"], idempotent: true, deprecated: false, sunset: null },
};

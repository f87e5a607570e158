// Made by @rawr/openapi-pipeline from openapi/invoicing/v1/internal/openapi.json.
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
  readonly invoicesList: OperationInfo<"GET", "/invoices">;
  readonly invoicesCreate: OperationInfo<"POST", "/invoices">;
  readonly invoicesGet: OperationInfo<"GET", "/invoices/{invoiceId}">;
}

/**
 * Every operation, by the name of the function that calls it.
 */
export const operations: Operations = {
  invoicesList: { id: "invoicesList", method: "GET", path: "/invoices", audience: "partner", scopes: ["invoicing:read"], idempotent: true, deprecated: false, sunset: null },
  invoicesCreate: { id: "invoicesCreate", method: "POST", path: "/invoices", audience: "internal", scopes: ["invoicing:write"], idempotent: false, deprecated: false, sunset: null },
  invoicesGet: { id: "invoicesGet", method: "GET", path: "/invoices/{invoiceId}", audience: "partner", scopes: ["invoicing:read"], idempotent: true, deprecated: false, sunset: null },
};

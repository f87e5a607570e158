/** Who may do what, by hand: not read from the contracts, so that a change of theirs is seen here. */
export type Scope = "invoicing:read" | "invoicing:run" | "invoicing:write" | "workflows:operate";

/** What the roles may do, as people were told. */
export const roleScopes: Readonly<Record<Role, readonly Scope[]>> = {
  viewer: ["invoicing:read"],
  clerk: ["invoicing:read", "invoicing:run"],
  operator: ["invoicing:read", "invoicing:run", "invoicing:write", "workflows:operate"],
};

export const roles = ["viewer", "clerk", "operator"] as const;
export type Role = (typeof roles)[number];

/** One way in, and what it asks of a caller. */
export interface Requirement {
  readonly name: string;
  readonly method: string;
  /** With `{runId}`, `{invoiceId}` in the places of ids. */
  readonly path: string;
  readonly scope: Scope;
  /** Whether partners reach it. */
  readonly isForPartners: boolean;
  readonly body?: object;
  /** For whom may, about what is the caller's own. */
  readonly success: number;
  /** About what is another tenant's; absent where the request names nothing. */
  readonly foreign?: number;
}

const workflows = "/api/workflows/invoicing";
const invoicing = "/api/invoicing";

const invoice = {
  customer: "Kestrel Logistics GmbH",
  reference: "RE-2026-0999",
  currency: "EUR",
  amountCents: 100,
  issuedOn: "2026-11-02",
  dueOn: "2026-11-20",
};

/** Every operation of every document. */
export const operations: readonly Requirement[] = [
  {
    name: "invoicingTriggerInvoiceReconciliation",
    method: "POST",
    path: `${workflows}/reconciliation/trigger`,
    body: { invoiceId: "{invoiceId}" },
    scope: "invoicing:run",
    isForPartners: true,
    success: 202,
    foreign: 404,
  },
  {
    name: "invoicingGetRunStatus",
    method: "GET",
    path: `${workflows}/runs/{runId}`,
    scope: "invoicing:read",
    isForPartners: true,
    success: 200,
    foreign: 404,
  },
  {
    name: "invoicingGetRunTimeline",
    method: "GET",
    path: `${workflows}/runs/{runId}/timeline`,
    scope: "invoicing:read",
    isForPartners: true,
    success: 200,
    foreign: 404,
  },
  {
    name: "invoicingStreamRunEvents",
    method: "GET",
    path: `${workflows}/runs/{runId}/events`,
    scope: "invoicing:read",
    isForPartners: true,
    success: 200,
    foreign: 404,
  },
  {
    // The run has ended, which only who may cancel it is told.
    name: "invoicingCancelRun",
    method: "POST",
    path: `${workflows}/runs/{runId}/cancel`,
    scope: "invoicing:run",
    isForPartners: true,
    success: 409,
    foreign: 404,
  },
  {
    name: "invoicingListRuns",
    method: "GET",
    path: `${workflows}/runs`,
    scope: "invoicing:read",
    isForPartners: false,
    success: 200,
  },
  {
    name: "invoicesList",
    method: "GET",
    path: `${invoicing}/invoices`,
    scope: "invoicing:read",
    isForPartners: true,
    success: 200,
  },
  {
    name: "invoicesGet",
    method: "GET",
    path: `${invoicing}/invoices/{invoiceId}`,
    scope: "invoicing:read",
    isForPartners: true,
    success: 200,
    foreign: 404,
  },
  {
    name: "invoicesCreate",
    method: "POST",
    path: `${invoicing}/invoices`,
    body: invoice,
    scope: "invoicing:write",
    isForPartners: false,
    success: 201,
  },
];

/** What the host has beside its operations: pages and numbers for operators. */
export const pages: readonly Requirement[] = [
  {
    name: "the dashboard",
    method: "GET",
    path: "/workflows/",
    scope: "workflows:operate",
    isForPartners: false,
    success: 200,
  },
  {
    name: "a run in the dashboard",
    method: "GET",
    path: "/workflows/api/runs/{runId}",
    scope: "workflows:operate",
    isForPartners: false,
    success: 200,
    foreign: 404,
  },
  {
    name: "the list of the dashboard",
    method: "GET",
    path: "/workflows/api/runs",
    scope: "workflows:operate",
    isForPartners: false,
    success: 200,
  },
  {
    name: "the metrics",
    method: "GET",
    path: "/metrics",
    scope: "workflows:operate",
    isForPartners: false,
    success: 200,
  },
];

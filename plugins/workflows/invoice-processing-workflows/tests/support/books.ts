import { ORPCError } from "@orpc/server";
import type { InvoiceInternalClient, ReconciliationResult } from "@rawr/invoice-processing";

type Step = "gather" | "match" | "settle" | "adjust" | "reverse" | "notify";
interface Of {
  readonly tenant?: string;
  readonly runId?: string;
  readonly invoiceId?: string;
  readonly [more: string]: unknown;
}

/** A capability whose books are a list of calls, and which fails where a test says so. */
export interface Books {
  readonly client: InvoiceInternalClient;
  /** `settle`, `settle!` when it failed. */
  readonly calls: string[];
  /** What each step was asked, the last time. */
  readonly asked: Partial<Record<Step, Of>>;
  /** Called before a step does its work; throwing makes it fail. */
  on(step: Step, hook: (of: Of, times: number) => unknown): void;
}

export const result: ReconciliationResult = {
  invoiceId: "inv-001",
  outcome: "matched",
  invoicedCents: 125_000,
  matchedCents: 125_000,
  matchedPaymentIds: ["pay-1"],
  currency: "EUR",
  matches: [{ paymentId: "pay-1", amountCents: 125_000, rule: "reference", valueDate: "2026-11-05" }],
  adjustments: [],
};

/** An error as the capability throws it. */
export const refusal = (code: string, message: string, status = 409) =>
  new ORPCError(code, { status, message, defined: true });

export const ledgerAway = () => refusal("LEDGER_UNAVAILABLE", "The ledger cannot be read: it is not there.", 503);

/** Invoices by tenant: acme has two, globex one. */
const known: Readonly<Record<string, readonly string[]>> = { acme: ["inv-001", "inv-002"], globex: ["inv-001"] };

export function openBooks(): Books {
  const calls: string[] = [];
  const asked: Books["asked"] = {};
  const hooks = new Map<Step, (of: Of, times: number) => unknown>();
  const times = new Map<Step, number>();

  const step = (name: Step, answer: unknown) => async (of: Of) => {
    asked[name] = of;
    times.set(name, (times.get(name) ?? 0) + 1);
    try {
      await hooks.get(name)?.(of, times.get(name) ?? 0);
    } catch (error) {
      calls.push(`${name}!`);
      throw error;
    }
    calls.push(name);
    return answer;
  };
  const get = async ({ tenant = "", invoiceId = "" }: Of) => {
    if (known[tenant]?.includes(invoiceId)) return { invoiceId };
    throw new ORPCError("INVOICE_NOT_FOUND", { status: 404, message: "No such invoice", data: { invoiceId } });
  };
  const reconcile = {
    gather: step("gather", { invoice: {}, payments: [] }),
    match: step("match", result),
    settle: step("settle", { bookedCents: 125_000 }),
    adjust: step("adjust", []),
    reverse: step("reverse", undefined),
    notify: step("notify", undefined),
  };
  const client = { invoices: { get }, reconcile } as unknown as InvoiceInternalClient;
  return { client, calls, asked, on: (name, hook) => void hooks.set(name, hook) };
}

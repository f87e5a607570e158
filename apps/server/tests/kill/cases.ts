import { DatabaseSync } from "node:sqlite";
import type { CreateInvoiceInput } from "@rawr/invoicing-client";

/** An invoice, what the ledger has for it, and what the books have to say in the end. */
export interface Case {
  readonly tenant: string;
  readonly kind: Kind;
  readonly invoice: CreateInvoiceInput & { readonly invoiceId: string };
  readonly payments: readonly Payment[];
}

interface Payment {
  readonly paymentId: string;
  readonly valueDate: string;
  readonly amountCents: number;
  readonly remittance: string;
}

/** What a run of a case has to end with, and what is booked by all its runs together: once. */
export interface Expected {
  readonly status: "completed" | "failed";
  readonly failure?: string;
  /** Cents by the number of the payment. */
  readonly allocations: readonly (readonly [payment: number, cents: number])[];
  readonly adjustments: readonly (readonly [kind: string, payment: number, cents: number])[];
}

/** The first is the only one whose books have a closed month, in the demo data. */
export const tenants = ["acme", "globex", "initech", "umbrella"] as const;

const amount = 100_000;

interface Plan extends Expected {
  /** Cents of each payment. */
  readonly pays: readonly number[];
  /** Payments that name nothing. */
  readonly unnamed?: true;
  readonly closedMonth?: true;
}

const completed = { status: "completed", allocations: [], adjustments: [] } as const;

const plans = {
  exact: { ...completed, pays: [amount], allocations: [[0, amount]] },
  parts: {
    ...completed,
    pays: [60_000, 40_000],
    allocations: [
      [0, 60_000],
      [1, 40_000],
    ],
  },
  fee: { ...completed, pays: [99_650], allocations: [[0, 99_650]], adjustments: [["bank-fee", 0, 350]] },
  twice: {
    ...completed,
    pays: [amount, amount],
    allocations: [[0, amount]],
    adjustments: [["duplicate-payment", 1, amount]],
  },
  over: { ...completed, pays: [100_100], allocations: [[0, amount]], adjustments: [["overpayment", 0, 100]] },
  unpaid: { ...completed, pays: [] },
  conflict: { ...completed, status: "failed", failure: "MATCH_CONFLICT", pays: [amount, amount], unnamed: true },
  // Settled, refused at the adjustment, undone.
  closed: { ...completed, status: "failed", failure: "PERIOD_CLOSED", pays: [99_650], closedMonth: true },
} as const satisfies Record<string, Plan>;

export type Kind = keyof typeof plans;

const kinds = Object.keys(plans) as Kind[];

export function expectedOf(kind: Kind): Expected {
  return plans[kind];
}

/** The n-th case: kinds and tenants in turn. */
export function caseOf(n: number): Case {
  const kind = kinds[n % kinds.length] as Kind;
  const { pays, unnamed, closedMonth }: Plan = plans[kind];
  const tenant = closedMonth ? tenants[0] : (tenants[Math.floor(n / kinds.length) % tenants.length] as string);
  const month = closedMonth ? "08" : "10";
  const reference = `RE-KILL-${100_000 + n}`;
  return {
    tenant,
    kind,
    invoice: {
      invoiceId: `kill-${n}`,
      customer: `Customer ${n}`,
      reference,
      currency: "EUR",
      amountCents: amount,
      issuedOn: `2026-${month}-01`,
      dueOn: `2026-${month}-28`,
    },
    payments: pays.map((amountCents, at) => ({
      paymentId: paymentIdOf(n, at),
      valueDate: `2026-${month}-1${at}`,
      amountCents,
      remittance: unnamed ? `Service ${at}` : reference,
    })),
  };
}

export function paymentIdOf(n: number, at: number): string {
  return `pay-${n}-${at}`;
}

const insert =
  "INSERT INTO payments VALUES (:tenant, :paymentId, :valueDate, :amountCents, 'EUR', :customer, :remittance)";

/** The other department's books: payments are written by somebody whom the host does not know. */
export function openPayments(file: string) {
  const database = new DatabaseSync(file, { timeout: 10_000 });
  const statement = database.prepare(insert);
  return {
    add(cases: readonly Case[]) {
      database.exec("BEGIN IMMEDIATE");
      for (const { tenant, invoice, payments } of cases) {
        for (const payment of payments) statement.run({ tenant, customer: invoice.customer, ...payment });
      }
      database.exec("COMMIT");
    },
    close: () => database.close(),
  };
}

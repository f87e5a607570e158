import type { Invoice, InvoiceState } from "../../domain/invoice-shapes.ts";
import type { ProposedAdjustment } from "../../domain/settlement-shapes.ts";
import type { PaymentMatch } from "../../domain/workflow-shapes.ts";
import type { InvoiceStore } from "./open-invoice-store.ts";

// What node:sqlite returns is untyped. Here it gets its type, once: the tables are STRICT and these are their columns.

interface InvoiceRow {
  readonly invoice_id: string;
  readonly customer: string;
  readonly reference: string;
  readonly currency: string;
  readonly amount_cents: number;
  readonly issued_on: string;
  readonly due_on: string;
  readonly settled_cents: number;
  readonly state: InvoiceState;
  readonly created_at: string;
}

export function toInvoice(row: unknown): Invoice {
  const invoice = row as InvoiceRow;
  return {
    invoiceId: invoice.invoice_id,
    customer: invoice.customer,
    reference: invoice.reference,
    currency: invoice.currency,
    amountCents: invoice.amount_cents,
    issuedOn: invoice.issued_on,
    dueOn: invoice.due_on,
    settledCents: invoice.settled_cents,
    state: invoice.state,
    createdAt: invoice.created_at,
  };
}

/** One invoice of a tenant, if there is one. */
export function findInvoice(store: InvoiceStore, tenant: string, invoiceId: string): Invoice | undefined {
  const row = store.statement("SELECT * FROM invoices WHERE tenant = ? AND invoice_id = ?").get(tenant, invoiceId);
  return row && toInvoice(row);
}

/** A payment that covers an invoice. */
export interface Allocation extends PaymentMatch {
  readonly runId: string;
  readonly bookedAt: string;
}

/** What covers an invoice now, by day. */
export function allocationsOf(store: InvoiceStore, tenant: string, invoiceId: string): Allocation[] {
  const rows = store
    .statement(
      `SELECT payment_id AS paymentId, amount_cents AS amountCents, rule, value_date AS valueDate,
         run_id AS runId, booked_at AS bookedAt
       FROM allocations
       WHERE tenant = ? AND invoice_id = ? AND reversed_at IS NULL
       ORDER BY value_date, payment_id`,
    )
    .all(tenant, invoiceId);
  return rows.map((row) => ({ ...row }) as unknown as Allocation);
}

/** An entry in the general ledger. */
export interface Entry extends ProposedAdjustment {
  readonly runId: string;
  readonly bookedAt: string;
}

/** What was booked beside the payments of an invoice, in order. */
export function entriesOf(store: InvoiceStore, tenant: string, invoiceId: string): Entry[] {
  const rows = store
    .statement(
      `SELECT kind, amount_cents AS amountCents, payment_id AS paymentId, entry_date AS entryDate,
         run_id AS runId, booked_at AS bookedAt
       FROM adjustments
       WHERE tenant = ? AND invoice_id = ? AND reversed_at IS NULL
       ORDER BY rowid`,
    )
    .all(tenant, invoiceId);
  return rows.map(
    ({ paymentId, ...row }) => ({ ...row, ...(paymentId !== null && { paymentId }) }) as unknown as Entry,
  );
}

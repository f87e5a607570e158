import { randomUUID } from "node:crypto";
import type { InvoiceProcedureContext } from "../context.ts";
import type { CreateInvoiceInput, Invoice, InvoicePage, InvoiceState } from "../domain/invoice-shapes.ts";
import { readCursor, writeCursor } from "./cursor.ts";
import { invoiceExists, invoiceNotFound } from "./failures.ts";
import { referenceKey } from "./matching/reference.ts";
import { findInvoice, toInvoice } from "./store/rows.ts";

/** Names an invoice. */
export interface InvoiceOf {
  readonly tenant: string;
  readonly invoiceId: string;
}

/** @throws INVOICE_NOT_FOUND, also for another tenant's */
export function getInvoice({ store }: InvoiceProcedureContext, { tenant, invoiceId }: InvoiceOf): Invoice {
  const invoice = findInvoice(store, tenant, invoiceId);
  if (invoice === undefined) throw invoiceNotFound(invoiceId);
  return invoice;
}

export interface ListInvoices {
  readonly tenant: string;
  readonly state?: readonly InvoiceState[];
  readonly limit?: number;
  readonly cursor?: string;
}

/** A page by due date and id. @throws INVALID_CURSOR */
export function listInvoices({ store }: InvoiceProcedureContext, list: ListInvoices): InvoicePage {
  const { tenant, state, limit = 20, cursor } = list;
  const after = cursor === undefined ? { dueOn: "", invoiceId: "" } : readCursor(cursor);
  const states = [...new Set(state)];
  const sql = pageSql(states.length);
  const values = Object.fromEntries(states.map((one, at) => [`state${at}`, one]));
  const found = store
    .statement(sql)
    .all({ tenant, ...after, rows: limit + 1, ...values })
    .map(toInvoice);
  const items = found.slice(0, limit);
  const last = items.at(-1);
  return { items, ...(found.length > limit && last && { nextCursor: writeCursor(last) }) };
}

/** One query for each state, so that every page is read from an index, however few invoices have the state. */
function pageSql(states: number): string {
  const filters = states === 0 ? [""] : Array.from({ length: states }, (_, at) => `AND state = :state${at}`);
  const pages = filters.map(
    (filter) => `
    SELECT * FROM (
      SELECT * FROM invoices
      WHERE tenant = :tenant AND (due_on, invoice_id) > (:dueOn, :invoiceId) ${filter}
      ORDER BY due_on, invoice_id LIMIT :rows
    )`,
  );
  return `${pages.join(" UNION ALL ")} ORDER BY due_on, invoice_id LIMIT :rows`;
}

export interface CreateInvoice {
  readonly tenant: string;
  readonly invoice: CreateInvoiceInput;
}

const insert = `
INSERT INTO invoices (tenant, invoice_id, customer, reference, reference_key, currency, amount_cents, issued_on, due_on, created_at)
VALUES (:tenant, :invoiceId, :customer, :reference, :key, :currency, :amountCents, :issuedOn, :dueOn, :createdAt)
ON CONFLICT DO NOTHING`;

/** @throws INVOICE_EXISTS when the id has other facts; the same ones again are answered with what was recorded */
export function createInvoice(context: InvoiceProcedureContext, { tenant, invoice }: CreateInvoice): Invoice {
  const { store, now } = context;
  const { invoiceId = `inv-${randomUUID()}`, ...facts } = invoice;
  const createdAt = now().toISOString();
  const key = referenceKey(facts.reference);
  const { changes } = store.statement(insert).run({ tenant, invoiceId, ...facts, key, createdAt });
  const recorded = getInvoice(context, { tenant, invoiceId });
  const isSame = Object.entries(facts).every(([name, value]) => recorded[name as keyof typeof facts] === value);
  if (changes === 0 && !isSame) throw invoiceExists(invoiceId);
  return recorded;
}

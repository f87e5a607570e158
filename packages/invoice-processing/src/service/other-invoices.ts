import type { Invoice } from "../domain/invoice-shapes.ts";
import type { LedgerPayment } from "../domain/settlement-shapes.ts";
import { referenceKey, referenceKeys } from "./matching/reference.ts";
import type { InvoiceStore } from "./store/open-invoice-store.ts";

/** The invoice that payments are gathered for. */
export interface Gathering {
  readonly tenant: string;
  readonly invoice: Invoice;
}

interface Other {
  readonly invoiceId: string;
  readonly key: string;
}

/** Leaves out what covers another invoice or names one alone, and tells of each payment which others it names as well. */
export function withoutOthers(
  store: InvoiceStore,
  { tenant, invoice }: Gathering,
  payments: readonly LedgerPayment[],
): LedgerPayment[] {
  const taken = takenOf(store, tenant, payments);
  const own = referenceKey(invoice.reference);
  return payments.flatMap((payment) => {
    if (taken.has(payment.paymentId)) return [];
    const keys = referenceKeys(payment.remittance);
    const others = othersOf(store, { tenant, invoice }, keys);
    const isNamed = own !== "" && keys.has(own);
    // `RE-1-B` names RE-1 as well, to the letter; the longer reference is meant.
    if (others.some(({ key }) => key !== own && key.includes(own) && isNamed)) return [];
    const alsoNames = others.filter(({ key }) => !isNamed || key === own || !own.includes(key));
    if (alsoNames.length === 0) return [payment];
    return isNamed ? [{ ...payment, alsoNames: alsoNames.map(({ invoiceId }) => invoiceId) }] : [];
  });
}

function takenOf(store: InvoiceStore, tenant: string, payments: readonly LedgerPayment[]): Set<unknown> {
  const rows = store
    .statement(
      `SELECT payment_id FROM allocations
       WHERE tenant = ? AND reversed_at IS NULL AND payment_id IN (SELECT value FROM json_each(?))`,
    )
    .all(tenant, JSON.stringify(payments.map(({ paymentId }) => paymentId)));
  return new Set(rows.map(({ payment_id }) => payment_id));
}

function othersOf(store: InvoiceStore, { tenant, invoice }: Gathering, keys: ReadonlySet<string>): Other[] {
  const rows = store
    .statement(
      `SELECT invoice_id AS invoiceId, reference_key AS key FROM invoices
       WHERE tenant = ? AND invoice_id <> ? AND reference_key IN (SELECT value FROM json_each(?))
       ORDER BY invoice_id LIMIT 20`,
    )
    .all(tenant, invoice.invoiceId, JSON.stringify([...keys]));
  return rows as unknown as Other[];
}

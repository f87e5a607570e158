/**
 * From each version of the tables to the next. Nothing that was booked is ever deleted: what is undone has `reversed_at`,
 * and the unique indexes look only at what is not, so that a reversed payment is free again.
 */
export const migrations: readonly string[] = [
  `
CREATE TABLE invoices (
  tenant TEXT NOT NULL,
  invoice_id TEXT NOT NULL,
  customer TEXT NOT NULL,
  reference TEXT NOT NULL,
  reference_key TEXT NOT NULL,
  currency TEXT NOT NULL,
  amount_cents INTEGER NOT NULL CHECK (amount_cents > 0),
  issued_on TEXT NOT NULL,
  due_on TEXT NOT NULL,
  created_at TEXT NOT NULL,
  settled_cents INTEGER NOT NULL DEFAULT 0,
  written_off_cents INTEGER NOT NULL DEFAULT 0,
  state TEXT NOT NULL GENERATED ALWAYS AS (
    CASE
      WHEN settled_cents + written_off_cents >= amount_cents THEN 'settled'
      WHEN settled_cents > 0 THEN 'partially-settled'
      ELSE 'open'
    END
  ) VIRTUAL,
  PRIMARY KEY (tenant, invoice_id),
  CHECK (settled_cents BETWEEN 0 AND amount_cents)
) STRICT, WITHOUT ROWID;
CREATE INDEX invoices_by_due ON invoices (tenant, due_on, invoice_id);
CREATE INDEX invoices_by_state ON invoices (tenant, state, due_on, invoice_id);
CREATE INDEX invoices_by_reference ON invoices (tenant, reference_key);

CREATE TABLE settlements (
  tenant TEXT NOT NULL,
  run_id TEXT NOT NULL,
  invoice_id TEXT NOT NULL,
  booked_cents INTEGER NOT NULL,
  settled_at TEXT NOT NULL,
  PRIMARY KEY (tenant, run_id),
  FOREIGN KEY (tenant, invoice_id) REFERENCES invoices (tenant, invoice_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE reversals (
  tenant TEXT NOT NULL,
  run_id TEXT NOT NULL,
  reason TEXT NOT NULL,
  reversed_at TEXT NOT NULL,
  PRIMARY KEY (tenant, run_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE allocations (
  tenant TEXT NOT NULL,
  run_id TEXT NOT NULL,
  payment_id TEXT NOT NULL,
  invoice_id TEXT NOT NULL,
  amount_cents INTEGER NOT NULL CHECK (amount_cents > 0),
  rule TEXT NOT NULL,
  value_date TEXT NOT NULL,
  booked_at TEXT NOT NULL,
  reversed_at TEXT,
  PRIMARY KEY (tenant, run_id, payment_id),
  FOREIGN KEY (tenant, run_id) REFERENCES settlements (tenant, run_id),
  FOREIGN KEY (tenant, invoice_id) REFERENCES invoices (tenant, invoice_id)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX allocated_once ON allocations (tenant, payment_id) WHERE reversed_at IS NULL;
CREATE INDEX allocations_by_invoice ON allocations (tenant, invoice_id);

CREATE TABLE adjustments (
  tenant TEXT NOT NULL,
  run_id TEXT NOT NULL,
  invoice_id TEXT NOT NULL,
  kind TEXT NOT NULL,
  payment_id TEXT,
  amount_cents INTEGER NOT NULL CHECK (amount_cents > 0),
  entry_date TEXT NOT NULL,
  booked_at TEXT NOT NULL,
  reversed_at TEXT,
  FOREIGN KEY (tenant, run_id) REFERENCES settlements (tenant, run_id),
  FOREIGN KEY (tenant, invoice_id) REFERENCES invoices (tenant, invoice_id)
) STRICT;
CREATE UNIQUE INDEX adjusted_once ON adjustments (tenant, invoice_id, kind, coalesce(payment_id, ''))
  WHERE reversed_at IS NULL;
CREATE INDEX adjustments_by_run ON adjustments (tenant, run_id);

CREATE TABLE closed_periods (
  tenant TEXT NOT NULL,
  period TEXT NOT NULL,
  closed_at TEXT NOT NULL,
  PRIMARY KEY (tenant, period)
) STRICT, WITHOUT ROWID;

CREATE TABLE notifications (
  tenant TEXT NOT NULL,
  run_id TEXT NOT NULL,
  invoice_id TEXT NOT NULL,
  notified_at TEXT NOT NULL,
  result TEXT NOT NULL,
  PRIMARY KEY (tenant, run_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX notifications_by_invoice ON notifications (tenant, invoice_id, notified_at);
`,
  // The run that is at work on an invoice, or was the last to be. Runs that were at work before there was the column have it.
  `
ALTER TABLE invoices ADD COLUMN held_by TEXT;
UPDATE invoices SET held_by = (
  SELECT run_id FROM settlements AS s
  WHERE s.tenant = invoices.tenant AND s.invoice_id = invoices.invoice_id
    AND NOT EXISTS (SELECT 1 FROM notifications AS n WHERE n.tenant = s.tenant AND n.run_id = s.run_id)
    AND NOT EXISTS (SELECT 1 FROM reversals AS r WHERE r.tenant = s.tenant AND r.run_id = s.run_id)
  ORDER BY settled_at DESC LIMIT 1
);
`,
];

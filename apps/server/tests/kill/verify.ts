import { DatabaseSync } from "node:sqlite";
import { filesOf } from "./campaign.ts";
import { type Case, caseOf, expectedOf, paymentIdOf } from "./cases.ts";
import { CallersRecord } from "./record.ts";

export interface Verdict {
  readonly invoices: number;
  readonly runs: number;
  /** Payments settled and adjustments, undone ones among them. */
  readonly bookings: number;
  /** Acknowledged and not there, not ended, or ended otherwise than its invoice and payments say. */
  readonly lostRuns: readonly string[];
  /** Runs beyond one for each key. */
  readonly doubledRuns: readonly string[];
  /** Invoices whose settlements, adjustments or notifications are not exactly those that they should be. */
  readonly wrongBookings: readonly string[];
  /** Streams with a gap, a repeated event or no end. */
  readonly brokenStreams: readonly string[];
  /** Files that SQLite does not find whole. */
  readonly damaged: readonly string[];
}

interface Run {
  readonly run_id: string;
  readonly status: string;
  readonly failure: string | null;
  readonly sequence: number;
  readonly invoice: string;
}

/** Holds what is in the files against what the callers have seen; the host has stopped. */
export function verify(folder: string): Verdict {
  const { record: file, ...files } = filesOf(folder);
  const record = new CallersRecord(file);
  const acknowledged = record.read("acknowledged");
  const runs = readRuns(files.workflows);
  const byId = new Map(runs.map((run) => [run.run_id, run]));
  const books = readBooks(files.invoices);
  const known = new Set(acknowledged.map(({ runId }) => runId));
  const runsOf = Map.groupBy(acknowledged, ({ n }) => n);
  const wrongBookings = record.read("created").flatMap(({ n }) => {
    const ids = (runsOf.get(n) ?? []).map(({ runId }) => runId);
    return judgeBooks(n, books.get(`kill-${n}`) ?? [], ids);
  });
  return {
    invoices: record.read("created").length,
    runs: acknowledged.length,
    bookings: [...books.values()].flat().filter(({ what }) => !/^(?:notification|sum)/.test(what)).length,
    lostRuns: acknowledged.flatMap(({ n, runId }) => judgeRun(byId.get(runId), { n, runId })),
    doubledRuns: [
      // Each key has one run, and each run one key.
      ...runs.filter(({ run_id }) => !known.has(run_id)).map(({ run_id }) => `${run_id}: nobody was told of it`),
      ...(known.size === acknowledged.length ? [] : ["a run that was acknowledged for two keys"]),
    ],
    wrongBookings,
    brokenStreams: record.read("followed").flatMap(({ runId, sequences }) => {
      const isWhole = sequences.every((sequence, at) => sequence === at + 1);
      return isWhole && sequences.length === byId.get(runId)?.sequence ? [] : [`${runId}: ${sequences.join()}`];
    }),
    damaged: [files.invoices, files.ledger, files.workflows, files.sessions].flatMap(integrity),
  };
}

function read<Row>(file: string, sql: string): readonly Row[] {
  const database = new DatabaseSync(file, { readOnly: true });
  try {
    return database.prepare(sql).all() as unknown as readonly Row[];
  } finally {
    database.close();
  }
}

function integrity(file: string): readonly string[] {
  const rows = read<{ integrity_check: string }>(file, "PRAGMA integrity_check");
  return rows.flatMap(({ integrity_check: found }) => (found === "ok" ? [] : [`${file}: ${found}`]));
}

function readRuns(file: string): readonly Run[] {
  return read(
    file,
    `SELECT run_id, status, failure, sequence, json_extract(event, '$.data.invoiceId') AS invoice
     FROM runs WHERE json_extract(event, '$.name') = 'invoice.reconciliation.requested'`,
  );
}

function judgeRun(run: Run | undefined, { n, runId }: { readonly n: number; readonly runId: string }) {
  if (run === undefined) return [`${runId}: not there`];
  const { kind, invoice } = caseOf(n);
  const { status, failure } = expectedOf(kind);
  const code = run.failure === null ? undefined : (JSON.parse(run.failure) as { code: string }).code;
  if (run.status === status && code === failure && run.invoice === invoice.invoiceId) return [];
  return [`${runId} (${kind}): ${run.status} ${code ?? ""}`];
}

interface Row {
  readonly invoice: string;
  readonly run: string;
  readonly what: string;
  readonly reversed: 0 | 1;
}

/** Everything that was ever booked, undone or not, by invoice. */
function readBooks(file: string): ReadonlyMap<string, readonly Row[]> {
  const rows = read<Row>(
    file,
    `SELECT invoice_id AS invoice, run_id AS run, 'settled ' || payment_id || ' ' || amount_cents AS what,
       reversed_at IS NOT NULL AS reversed FROM allocations
     UNION ALL SELECT invoice_id, run_id, kind || ' ' || payment_id || ' ' || amount_cents, reversed_at IS NOT NULL
       FROM adjustments
     UNION ALL SELECT invoice_id, run_id, 'notification', 0 FROM notifications
     UNION ALL SELECT invoice_id, '', 'sum ' || settled_cents, 0 FROM invoices`,
  );
  return Map.groupBy(rows, ({ invoice }) => invoice);
}

function judgeBooks(n: number, rows: readonly Row[], runs: readonly string[]): readonly string[] {
  const each = caseOf(n);
  const found = rows.filter(({ reversed }) => reversed === 0).map(({ what }) => what);
  const due = dueOf(n, each, runs.length);
  const wrong = found.toSorted().join("; ") === due.toSorted().join("; ") ? [] : [found.toSorted().join("; ")];
  // What failed for good is undone, of each run that failed; what completed was never undone.
  const undone = rows.filter(({ reversed }) => reversed === 1);
  const isUndone = undone.length === (each.kind === "closed" ? runs.length : 0);
  const strangers = rows.filter(({ run }) => run !== "" && !runs.includes(run));
  return [
    ...wrong.map((text) => `${each.invoice.invoiceId} (${each.kind}): ${text}`),
    ...(isUndone ? [] : [`${each.invoice.invoiceId} (${each.kind}): ${undone.length} bookings undone`]),
    ...strangers.map(({ run, what }) => `${each.invoice.invoiceId}: ${what} by ${run}, which nobody was told of`),
  ];
}

function dueOf(n: number, { kind }: Case, runs: number): readonly string[] {
  const { allocations, adjustments } = expectedOf(kind);
  return [
    ...allocations.map(([at, cents]) => `settled ${paymentIdOf(n, at)} ${cents}`),
    ...adjustments.map(([what, at, cents]) => `${what} ${paymentIdOf(n, at)} ${cents}`),
    ...Array.from({ length: runs }, () => "notification"),
    `sum ${allocations.reduce((sum, [, cents]) => sum + cents, 0)}`,
  ];
}

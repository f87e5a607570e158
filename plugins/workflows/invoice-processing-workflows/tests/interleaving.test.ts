import { setTimeout as sleep } from "node:timers/promises";
import type { InvoiceStatus, ReconciliationResult, WorkflowRunStatus } from "@rawr/invoice-processing";
import { NonRetriableError } from "inngest";
import { expect, onTestFinished, test } from "vitest";
import { type Lab, openLab } from "./support/lab.ts";
import { type Between, interposed, openRealBooks, type RealBooks } from "./support/real-books.ts";

/** Invoices of one campaign; each has runs of its own, so that there are as many interleavings. */
const invoices = Array.from({ length: 24 }, (_, at) => `x-${at}`);
const runsEach = 3;

/** Numbers from 0 to 1 that a seed determines. */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Everything that can go wrong with a call: it is late, it fails before or after its work, for now or for good. */
const troubled =
  (random: () => number): Between =>
  async (_step, { reason, result }, go) => {
    // What ends a run after the run: the engine's own delays between its attempts are too long for a test.
    if (reason === "The run was cancelled." || (result && "failure" in result)) return go();
    await sleep(random() * 60);
    const luck = random();
    if (luck < 0.1) throw new Error("before");
    if (luck < 0.13) throw new NonRetriableError("for good");
    const answer = await go();
    if (luck > 0.9) throw new Error("after");
    return answer;
  };

/** 1,000.00 are asked; 400.00 have arrived, and the rest but for a bank's fee arrives some time. */
async function prepare({ client, pay }: RealBooks): Promise<void> {
  const facts = { customer: "Kestrel Logistics", currency: "EUR", issuedOn: "2026-11-01", dueOn: "2026-12-01" };
  for (const invoiceId of invoices) {
    const invoice = { ...facts, invoiceId, reference: referenceOf(invoiceId), amountCents: 100_000 };
    await client.invoices.create({ tenant: "acme", invoice });
    pay({ paymentId: `${invoiceId}-1`, amountCents: 40_000, remittance: referenceOf(invoiceId) });
  }
}

const referenceOf = (invoiceId: string) => `KX-2026-${invoiceId.slice(2).padStart(4, "0")}`;

type Action = (lab: Lab) => Promise<unknown>;

/** What callers, the bank and the operator do, in the order of their times. */
function actionsOf(random: () => number, { pay }: RealBooks, runs: Map<string, string>): Action[] {
  const span = 6_000;
  const timed = invoices.flatMap((invoiceId): { at: number; act: Action }[] => [
    ...Array.from({ length: runsEach }, () => ({
      at: random() * span * 0.6,
      act: async (lab: Lab) => void runs.set(await lab.trigger(invoiceId), invoiceId),
    })),
    {
      at: random() * span,
      act: async () => pay({ paymentId: `${invoiceId}-2`, amountCents: 59_950, remittance: referenceOf(invoiceId) }),
    },
    {
      at: random() * span,
      act: (lab) => {
        const own = [...runs].filter(([, of]) => of === invoiceId).map(([runId]) => runId);
        const chosen = own[Math.floor(random() * own.length)];
        return chosen === undefined ? Promise.resolve() : lab.ask(`POST /runs/${chosen}/cancel`);
      },
    },
  ]);
  return timed.sort((a, b) => a.at - b.at).map(({ act }) => act);
}

interface Told {
  readonly run: WorkflowRunStatus;
  readonly status: InvoiceStatus;
}

/** What is wrong with the books after all runs have ended. */
function faultsOf({ run, status }: Told): string[] {
  const { runId } = run;
  const live = [...status.payments, ...status.adjustments];
  const noted = status.notifications.find((each) => each.runId === runId)?.result;
  const result = run.status === "completed" ? run.output : noted && "matches" in noted ? noted : undefined;
  if (result === undefined) return live.some((row) => row.runId === runId) ? [`${runId} left something booked`] : [];
  return missing(result, status).map((what) => `${runId} reported ${what}, which is not booked`);
}

function missing({ matches, adjustments }: ReconciliationResult, { payments, ...booked }: InvoiceStatus): string[] {
  const all = new Set([
    ...payments.map(({ paymentId, amountCents }) => `${paymentId} ${amountCents}`),
    ...booked.adjustments.map(({ kind, paymentId, amountCents }) => `${kind} ${paymentId} ${amountCents}`),
  ]);
  return [
    ...matches.map(({ paymentId, amountCents }) => `${paymentId} ${amountCents}`),
    ...adjustments.map(({ kind, paymentId, amountCents }) => `${kind} ${paymentId} ${amountCents}`),
  ].filter((line) => !all.has(line));
}

test.each([1, 2])(
  "whatever happens to runs of one invoice, results are what is booked (%i)",
  async (seed) => {
    const random = randomOf(seed);
    const books = openRealBooks();
    onTestFinished(() => books.store.close());
    await prepare(books);
    const runs = new Map<string, string>();
    const unlike: string[] = [];
    const trouble = troubled(random);
    const client = interposed(books.client, (step, asked, go) =>
      trouble(step, asked, async () => {
        if (step !== "notify") return go();
        const { runId = "", result } = asked as { runId?: string; result: ReconciliationResult };
        const before = await books.status(result.invoiceId);
        const answer = await go();
        // When a result becomes final it has to be exactly what is booked; asked once more, the next run may be at work.
        const isFirst = !before.notifications.some((each) => each.runId === runId);
        if (isFirst && "matches" in result && !isExactly(result, before)) unlike.push(runId);
        return answer;
      }),
    );
    const options = {
      invoices: client,
      folder: books.folder,
      backoff: { initialMs: 1_000, factor: 1 },
      queue: { lookAgainMs: 50 },
    };
    let lab = await openLab(options);
    onTestFinished(() => lab.dispose());

    const actions = actionsOf(random, books, runs);
    for (const [at, act] of actions.entries()) {
      await act(lab);
      await sleep(random() * 40);
      if (at % 40 === 39) lab = await lab.reopen(options, 0);
    }
    const ended = new Map<string, WorkflowRunStatus>();
    for (const runId of runs.keys()) ended.set(runId, await lab.ended(runId));
    const isOver = books.store.database.prepare(
      "SELECT 1 FROM notifications WHERE run_id = :runId UNION SELECT 1 FROM reversals WHERE run_id = :runId",
    );
    for (const runId of runs.keys()) await lab.until(() => isOver.get({ runId }));

    const statuses = new Map<string, InvoiceStatus>();
    for (const invoiceId of invoices) statuses.set(invoiceId, await books.status(invoiceId));
    const faults = [...ended.values()].flatMap((run) =>
      faultsOf({ run, status: statuses.get(run.invoiceId) as InvoiceStatus }),
    );
    expect({ faults, unlike }).toEqual({ faults: [], unlike: [] });
    for (const { invoice, payments } of statuses.values()) {
      expect(invoice.settledCents).toBe(payments.reduce((sum, { amountCents }) => sum + amountCents, 0));
    }
    // All of it has happened, or nothing would be proved.
    expect([...new Set([...ended.values()].map(({ status }) => status))].sort()).toEqual([
      "cancelled",
      "completed",
      "failed",
    ]);
  },
  120_000,
);

function isExactly(result: ReconciliationResult, status: InvoiceStatus): boolean {
  const isComplete = missing(result, status).length === 0;
  return (
    isComplete &&
    result.matches.length === status.payments.length &&
    result.matchedCents === status.invoice.settledCents
  );
}

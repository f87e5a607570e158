import type { Step } from "../../src/port.ts";
import { MemoryRunStore, type NewEvent } from "../../src/testing/memory-run-store.ts";

const hour = 3_600_000;
/** Text that would do harm if it were markup. */
export const hostile = `<img src=x onerror="alert(1)"><script>alert(2)</script>"&'\u202e`;

const iso = (time: number) => new Date(time).toISOString();
const id = (index: number) => `01JD8Z3V6QF4T9K2M7XWNC${String(index).padStart(4, "0")}`;

/** Ids of the runs that the tests look at. */
export const ids = {
  running: id(90),
  failed: id(88),
  completed: id(87),
  waiting: id(89),
  queued: id(91),
  hostile: id(86),
};

function write(
  store: MemoryRunStore,
  runId: string,
  from: number,
  events: readonly (readonly [number, NewEvent])[],
): void {
  for (const [offset, event] of events) store.append(runId, { ...event, at: iso(from + offset) } as NewEvent);
}

const step = (name: string, from: number, to: number | undefined, more: Partial<Step> = {}): Step => ({
  id: `id-${name}`,
  name,
  op: "StepRun",
  status: to === undefined ? "running" : "completed",
  attempt: 1,
  startedAt: iso(from),
  ...(to !== undefined && { endedAt: iso(to), output: { ok: true } }),
  ...more,
});

/** A shop's runs, as they might be at `now`. */
export function sampleStore(now: number): MemoryRunStore {
  const store = new MemoryRunStore();
  older(store, now);
  const tenant = { tenant: "acme", invoice: "inv-001" };
  const base = {
    functionId: "billing-reconcile-invoice",
    event: {
      name: "billing/invoice.received",
      data: { invoiceId: "inv-001", requestedBy: "user-123", lines: [1, 2, 3] },
    },
    attributes: tenant,
  };
  completed(store, now - 2 * hour, base);
  failed(store, now - hour, base);
  const waitFrom = now - 1_500_000;
  store.put(
    {
      ...base,
      runId: ids.waiting,
      functionId: "shop-fulfil-order",
      status: "waiting",
      currentStep: "wait for payment",
      createdAt: iso(waitFrom),
      startedAt: iso(waitFrom + 8),
      attributes: { tenant: "globex", order: "o-4711" },
    },
    [
      step("reserve stock", waitFrom + 20, waitFrom + 412),
      step("wait for payment", waitFrom + 430, undefined, { op: "WaitForEvent", status: "waiting" }),
    ],
  );
  write(store, ids.waiting, waitFrom, [
    [0, { type: "run.queued" }],
    [8, { type: "run.started" }],
    [20, { type: "step.started", step: "reserve stock", attempt: 1 }],
    [412, { type: "step.completed", step: "reserve stock", attempt: 1 }],
    [430, { type: "run.waiting", detail: { event: "shop/payment.received", until: iso(waitFrom + 24 * hour) } }],
  ]);
  const runFrom = now - 4_200;
  store.put(
    {
      ...base,
      runId: ids.running,
      status: "running",
      currentStep: "post to ledger",
      attempt: 2,
      createdAt: iso(runFrom),
      startedAt: iso(runFrom + 6),
    },
    [
      step("load invoice", runFrom + 10, runFrom + 180),
      step("match payments", runFrom + 190, runFrom + 1_350),
      step("post to ledger", runFrom + 1_400, undefined, { attempt: 2 }),
    ],
  );
  write(store, ids.running, runFrom, [
    [0, { type: "run.queued" }],
    [6, { type: "run.started" }],
    [180, { type: "step.completed", step: "load invoice", attempt: 1 }],
    [1_350, { type: "step.completed", step: "match payments", attempt: 1 }],
    [
      2_000,
      {
        type: "step.failed",
        step: "post to ledger",
        attempt: 1,
        willRetry: true,
        failure: { code: "LEDGER_BUSY", message: "The ledger answered 503." },
      },
    ],
  ]);
  store.put({
    ...base,
    runId: ids.queued,
    functionId: "billing-nightly-report",
    event: { name: "billing/report.due", data: {} },
    attributes: {},
    createdAt: iso(now - 900),
  });
  write(store, ids.queued, now - 900, [[0, { type: "run.queued" }]]);
  store.put(
    {
      runId: ids.hostile,
      functionId: hostile,
      event: { name: hostile, data: hostile },
      attributes: { [hostile]: hostile },
      createdAt: iso(now - 3 * hour),
      startedAt: iso(now - 3 * hour),
      status: "failed",
      isTerminal: true,
      failure: { code: hostile, message: hostile },
    },
    [
      step(hostile, now - 3 * hour, now - 3 * hour + 10, {
        id: hostile,
        status: "failed",
        failure: { code: hostile, message: hostile },
      }),
    ],
  );
  write(store, ids.hostile, now - 3 * hour, [
    [
      10,
      {
        type: "step.failed",
        step: hostile,
        attempt: 1,
        willRetry: false,
        failure: { code: hostile, message: hostile },
      },
    ],
    [11, { type: "run.failed", detail: { [hostile]: hostile } }],
  ]);
  return store;
}

type Base = Parameters<MemoryRunStore["put"]>[0] extends infer Run ? Omit<Run, "runId"> : never;

function completed(store: MemoryRunStore, from: number, base: Base): void {
  const names = [
    ["load invoice", 12, 164],
    ["match payments", 170, 1_240],
    ["notify buyer", 1_250, 1_420],
    ["post to ledger", 1_250, 2_880],
    ["archive", 2_890, 3_105],
  ] as const;
  store.put(
    {
      ...base,
      runId: ids.completed,
      status: "completed",
      isTerminal: true,
      output: {
        invoiceId: "inv-001",
        outcome: "matched",
        invoicedCents: 125_000,
        matchedCents: 125_000,
        matchedPaymentIds: ["pay-17", "pay-18"],
      },
      createdAt: iso(from),
      startedAt: iso(from + 7),
      finishedAt: iso(from + 3_112),
    },
    names.map(([name, start, end]) => step(name, from + start, from + end)),
  );
  const rows = names.flatMap(([name, start, end]): [number, NewEvent][] => [
    [start, { type: "step.started", step: name, attempt: 1 }],
    [end, { type: "step.completed", step: name, attempt: 1 }],
  ]);
  write(store, ids.completed, from, [
    [0, { type: "run.queued" }],
    [7, { type: "run.started" }],
    ...rows.sort(([one], [other]) => one - other),
    [3_112, { type: "run.completed" }],
  ]);
}

function failed(store: MemoryRunStore, from: number, base: Base): void {
  const failure = {
    code: "LEDGER_UNAVAILABLE",
    message: "The ledger did not answer within 30 seconds.",
    step: "post to ledger",
  };
  store.put(
    {
      ...base,
      runId: ids.failed,
      status: "failed",
      isTerminal: true,
      attempt: 4,
      failure,
      retryOf: ids.completed,
      createdAt: iso(from),
      startedAt: iso(from + 5),
      finishedAt: iso(from + 198_420),
    },
    [
      step("load invoice", from + 9, from + 150),
      step("match payments", from + 160, from + 1_400),
      step("cool down", from + 1_410, from + 61_410, { op: "Sleep", output: undefined }),
      step("post to ledger", from + 61_500, from + 198_400, {
        status: "failed",
        attempt: 4,
        failure,
        output: undefined,
      }),
    ],
  );
  const tries = [1, 2, 3, 4].map((attempt): [number, NewEvent] => [
    61_500 + attempt * 34_000,
    { type: "step.failed", step: "post to ledger", attempt, willRetry: attempt < 4, failure },
  ]);
  write(store, ids.failed, from, [
    [0, { type: "run.queued" }],
    [5, { type: "run.started" }],
    [150, { type: "step.completed", step: "load invoice", attempt: 1 }],
    [1_400, { type: "step.completed", step: "match payments", attempt: 1 }],
    [1_410, { type: "run.waiting", detail: { until: iso(from + 61_410) } }],
    ...tries,
    [198_420, { type: "run.failed" }],
  ]);
}

/** Enough runs for three pages. */
function older(store: MemoryRunStore, now: number): void {
  const functions = ["shop-fulfil-order", "billing-reconcile-invoice", "mail-send-digest"];
  for (let index = 0; index < 60; index++) {
    const from = now - 4 * hour - (60 - index) * 700_000;
    const cancelled = index % 11 === 0;
    store.put({
      runId: id(index),
      functionId: functions[index % 3] ?? "",
      event: { name: "shop/order.placed", data: { index } },
      attributes: { tenant: index % 2 ? "acme" : "globex" },
      status: cancelled ? "cancelled" : "completed",
      isTerminal: true,
      createdAt: iso(from),
      startedAt: iso(from + 4),
      finishedAt: iso(from + 400 + index * 37),
      ...(cancelled && { reason: "Duplicate order" }),
    });
    write(store, id(index), from, [
      [0, { type: "run.queued" }],
      [400 + index * 37, { type: cancelled ? "run.cancelled" : "run.completed" }],
    ]);
  }
}

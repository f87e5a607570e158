import type { Invoice, ReconciliationResult, TimelineEvent, WorkflowRunStatus } from "@rawr/invoice-processing/browser";

type News<Event> = Event extends unknown ? Omit<Event, "sequence" | "at"> : never;
/** What a test says of an event. */
export type EventNews = News<TimelineEvent>;
type Final = { readonly output: ReconciliationResult } | { readonly failure: { code: string; message: string } };

/** A run as the test's server holds it. */
export interface WorldRun {
  status: WorkflowRunStatus;
  readonly key: string | undefined;
  readonly events: TimelineEvent[];
}

/** Invoices and runs that a test writes the history of. */
export class World {
  readonly invoices: Invoice[];
  readonly runs: WorldRun[] = [];
  /** Takes part in every trigger before it is answered. */
  onTrigger: (run: WorldRun) => void | Promise<void> = () => {};
  readonly #waiting = new Set<() => void>();
  #clock = Date.parse("2026-11-20T09:30:00Z");

  constructor(invoices = sampleInvoices(12)) {
    this.invoices = invoices;
  }

  /** Starts a run; the same key starts one only. */
  start(invoiceId: string, key?: string): WorldRun {
    const known = this.runs.find((run) => key !== undefined && run.key === key);
    if (known) return known;
    const number = `${this.runs.length + 1}`.padStart(4, "0");
    const at = this.#tick();
    const run: WorldRun = {
      key,
      events: [],
      status: {
        runId: `01JD8Z3V6QF4T9K2M7XWNC${number}`,
        invoiceId,
        requestedBy: "anna",
        createdAt: at,
        updatedAt: at,
        status: "queued",
        isTerminal: false,
      },
    };
    this.runs.push(run);
    this.add(run, { type: "run.queued" });
    return run;
  }

  /** Adds events; whoever follows the run hears of them. */
  add(run: WorldRun, ...news: EventNews[]): void {
    for (const each of news) {
      const event = { ...each, sequence: run.events.length + 1, at: this.#tick() } as TimelineEvent;
      run.events.push(event);
      if (!run.status.isTerminal && event.type === "run.started")
        run.status = { ...run.status, status: "running", startedAt: event.at };
    }
    this.#tell();
  }

  /** A step that goes well. */
  step(run: WorldRun, step: string, attempt = 1): void {
    this.add(run, { type: "step.started", step, attempt }, { type: "step.completed", step, attempt });
  }

  /** Ends a run. */
  end(run: WorldRun, final: Final | { readonly reason?: string }): void {
    const status = "output" in final ? "completed" : "failure" in final ? "failed" : "cancelled";
    const finishedAt = this.#tick();
    const { runId, invoiceId, requestedBy, createdAt } = run.status;
    const facts = { runId, invoiceId, createdAt, updatedAt: finishedAt, startedAt: createdAt, finishedAt };
    const asked = requestedBy === undefined ? {} : { requestedBy };
    run.status = { ...facts, ...asked, ...final, status, isTerminal: true } as WorkflowRunStatus;
    this.add(run, { type: `run.${status}` });
    if ("output" in final) this.#book(invoiceId, final.output);
  }

  /** Resolves when something has happened. */
  news(signal: AbortSignal | undefined): Promise<void> {
    return new Promise((resolve) => {
      const end = () => {
        this.#waiting.delete(end);
        resolve();
      };
      this.#waiting.add(end);
      signal?.addEventListener("abort", end);
    });
  }

  #book(invoiceId: string, { outcome, matchedCents: settledCents }: ReconciliationResult): void {
    const index = this.invoices.findIndex((invoice) => invoice.invoiceId === invoiceId);
    const invoice = this.invoices[index];
    if (!invoice) return;
    const state = outcome === "matched" ? "settled" : outcome === "unmatched" ? "open" : "partially-settled";
    this.invoices[index] = { ...invoice, settledCents, state };
  }

  #tell(): void {
    for (const end of [...this.#waiting]) end();
  }

  #tick(): string {
    this.#clock += 400;
    return new Date(this.#clock).toISOString();
  }
}

const customers = [
  "Kestrel Logistics GmbH",
  "Osprey & Sons Ltd",
  "Heron Maritime AB",
  "Merlin Foods S.A.",
  "Blackbird Printing und Verlagsgesellschaft mbH & Co. KG",
  "Nightingale Clinics",
];

/** As many invoices as asked for. */
export function sampleInvoices(count: number): Invoice[] {
  return Array.from({ length: count }, (_, index) => {
    const number = `${index + 1}`.padStart(3, "0");
    return {
      invoiceId: `inv-${number}`,
      customer: customers[index % customers.length] ?? "",
      reference: `RE-2026-0${number}`,
      currency: index % 5 === 4 ? "GBP" : "EUR",
      amountCents: 125_000 + index * 98_765,
      settledCents: index === 3 ? 100_000 : index === 7 ? 816_355 : 0,
      state: index === 3 ? "partially-settled" : index === 7 ? "settled" : "open",
      issuedOn: "2026-10-02",
      dueOn: new Date(Date.UTC(2026, 10, 2 + index * 3)).toISOString().slice(0, 10),
      createdAt: "2026-10-02T08:00:00Z",
    };
  });
}

import { WorkflowRuntimeError } from "../errors.ts";
import {
  type Page,
  type Run,
  type RunFilter,
  type RunStatus,
  type RunStore,
  type Step,
  type TimelineEvent,
  terminalTypes,
} from "../port.ts";

/** A row without what the store adds. */
export type NewEvent = TimelineEvent extends infer Event
  ? Event extends TimelineEvent
    ? Omit<Event, "sequence" | "at"> & { readonly at?: string }
    : never
  : never;

interface Entry {
  run: Run;
  steps: readonly Step[];
  readonly rows: TimelineEvent[];
  readonly wake: Set<() => void>;
}

/** A store in memory that tests write to, for parts that only read. */
export class MemoryRunStore implements RunStore {
  readonly #runs = new Map<string, Entry>();
  /** Rows that a reader may be behind. */
  readonly maxBehind: number;
  /** Subscriptions that are open now. */
  subscriptions = 0;

  constructor(options: { readonly maxBehind?: number } = {}) {
    this.maxBehind = options.maxBehind ?? 1_000;
  }

  /** Puts a run in, or changes what is known of one. */
  put(run: Partial<Run> & { readonly runId: string }, steps?: readonly Step[]): void {
    const known = this.#runs.get(run.runId);
    const at = "2026-11-20T09:30:00.000Z";
    const fresh = {
      functionId: "shop-order",
      engine: "embedded",
      status: "queued",
      isTerminal: false,
      attempt: 1,
    } as const;
    const base = known?.run ?? {
      ...fresh,
      event: { name: "shop/order", data: {} },
      attributes: {},
      createdAt: at,
      updatedAt: at,
      sequence: 0,
    };
    const next = { ...base, ...run, sequence: run.sequence ?? known?.rows.length ?? 0 };
    if (known) Object.assign(known, { run: next, steps: steps ?? known.steps });
    else this.#runs.set(run.runId, { run: next, steps: steps ?? [], rows: [], wake: new Set() });
  }

  /** Appends a row; a terminal one ends the run. */
  append(runId: string, event: NewEvent): TimelineEvent {
    const entry = this.#entry(runId);
    const sequence = entry.rows.length + 1;
    const row = {
      at: new Date(Date.UTC(2026, 10, 20, 9, 30, sequence)).toISOString(),
      ...event,
      sequence,
    } as TimelineEvent;
    entry.rows.push(row);
    const ended = isTerminal(row)
      ? { isTerminal: true, status: row.type.slice(4) as RunStatus, finishedAt: row.at }
      : {};
    this.put({ runId, updatedAt: row.at, ...ended, sequence });
    for (const wake of entry.wake) wake();
    return row;
  }

  async get(runId: string): Promise<Run | null> {
    return this.#runs.get(runId)?.run ?? null;
  }

  async list(filter: RunFilter = {}): Promise<Page<Run>> {
    const { limit = 20, cursor } = filter;
    if (cursor !== undefined && !/^[0-9]+$/.test(cursor)) {
      throw new WorkflowRuntimeError("INVALID_CURSOR", `"${cursor}" is no cursor of this list.`);
    }
    const from = Number(cursor ?? 0);
    const all = [...this.#runs.values()].map(({ run }) => run).filter((run) => matches(run, filter));
    all.sort((one, other) => (one.runId < other.runId ? 1 : -1));
    const items = all.slice(from, from + limit);
    return { items, ...(all.length > from + limit && { nextCursor: `${from + limit}` }) };
  }

  async steps(runId: string): Promise<readonly Step[]> {
    return this.#runs.get(runId)?.steps ?? [];
  }

  async timeline(runId: string, after = 0, limit = 1_000): Promise<readonly TimelineEvent[]> {
    return this.#runs.get(runId)?.rows.slice(after, after + limit) ?? [];
  }

  async *subscribe(runId: string, after = 0, signal?: AbortSignal): AsyncIterable<TimelineEvent> {
    const { rows, wake } = this.#entry(runId);
    let live = rows.length;
    let next = after;
    this.subscriptions++;
    try {
      while (!signal?.aborted) {
        const row = rows[next];
        if (!row) {
          await sleepUntilWoken(wake, signal);
          live = rows.length;
          continue;
        }
        if (rows.length - Math.max(next, live) > this.maxBehind) {
          throw new WorkflowRuntimeError("SUBSCRIBER_TOO_SLOW", `A reader of run ${runId} fell too far behind.`);
        }
        next++;
        yield row;
        if (isTerminal(row)) return;
      }
    } finally {
      this.subscriptions--;
    }
  }

  #entry(runId: string): Entry {
    const entry = this.#runs.get(runId);
    if (!entry) throw new WorkflowRuntimeError("RUN_NOT_FOUND", `There is no run ${runId}.`);
    return entry;
  }
}

function sleepUntilWoken(wake: Set<() => void>, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      wake.delete(end);
      signal?.removeEventListener("abort", end);
      resolve();
    };
    wake.add(end);
    signal?.addEventListener("abort", end);
  });
}

function isTerminal({ type }: TimelineEvent): boolean {
  return (terminalTypes as readonly string[]).includes(type);
}

function matches(run: Run, { functionId, status, attributes = {}, createdAfter, createdBefore }: RunFilter): boolean {
  return (
    (functionId === undefined || run.functionId === functionId) &&
    (status === undefined || status.length === 0 || status.includes(run.status)) &&
    (createdAfter === undefined || run.createdAt >= createdAfter) &&
    (createdBefore === undefined || run.createdAt < createdBefore) &&
    Object.entries(attributes).every(([key, value]) => run.attributes[key] === value)
  );
}

import { isFinal, messageOf } from "../helper-error.ts";
import { type BackoffSchedule, backoffDelay, checkSchedule } from "../with-backoff.ts";
import { type Claims, createClaims } from "./claims.ts";
import type { Outbox, OutboxMessage } from "./outbox.ts";

export interface RelayOptions<Tx> {
  readonly outbox: Outbox<Tx>;
  /**
   * Sends one message. When it throws, the message is tried again later; a `NonRetriableError` gives it up at once.
   * After `leaseMs` it has failed as well: `signal` aborts, and another relay may take the message over.
   */
  readonly deliver: (message: OutboxMessage, signal: AbortSignal) => unknown;
  /** Attempts before a message is given up and no longer keeps those of its key waiting; 10 by default. */
  readonly maxAttempts?: number;
  /** Between attempts; 1 s doubling to 5 min by default. */
  readonly backoff?: BackoffSchedule;
  /** How long a delivery may take; 60,000 by default. */
  readonly leaseMs?: number;
  /** Messages taken at once; those of different keys are delivered side by side. 20 by default. */
  readonly batch?: number;
  /** Told of every failed attempt, and of failures of the database while `start` goes on. */
  readonly onError?: (error: unknown, message?: OutboxMessage) => void;
}

export interface RelayReport {
  readonly delivered: number;
  /** Attempts that failed and will be repeated. */
  readonly failed: number;
  /** Messages given up. */
  readonly dead: number;
}

/** Delivers what an outbox holds, at least once. Several relays may share an outbox, in any number of processes. */
export interface OutboxRelay {
  /** Delivers everything that is due, then resolves. What a cron function calls. */
  flush(): Promise<RelayReport>;
  /** Flushes every `everyMs` (1,000 by default) until the returned function is called, which waits for what is under way. */
  start(everyMs?: number): () => Promise<void>;
}

export function createOutboxRelay<Tx>(options: RelayOptions<Tx>): OutboxRelay {
  const claims = createClaims(options.outbox, options.batch ?? 20);
  const { leaseMs = 60_000, backoff = { initialMs: 1_000, maxMs: 300_000, jitter: 0.2 }, maxAttempts = 10 } = options;
  checkSchedule(backoff);
  const limits = { leaseMs, backoff, maxAttempts };

  async function flush(stopped = () => false): Promise<RelayReport> {
    const outcomes: Outcome[] = [];
    while (!stopped()) {
      const claim = await claims.take(Date.now(), Date.now() + leaseMs);
      if (claim.messages.length === 0) break;
      const groups = [...Map.groupBy(claim.messages, ({ key, id }) => key ?? id).values()];
      const results = await Promise.all(
        groups.map((group) => deliverInOrder({ ...limits, ...options, claims, lease: claim.lease }, group)),
      );
      outcomes.push(...results.flat());
    }
    const count = (wanted: Outcome): number => outcomes.filter((outcome) => outcome === wanted).length;
    return { delivered: count("delivered"), failed: count("failed"), dead: count("dead") };
  }

  return { flush: () => flush(), start: (everyMs = 1_000) => repeat(flush, everyMs, options.onError) };
}

type Outcome = "delivered" | "failed" | "dead" | "lost";

interface Delivery {
  readonly claims: Claims;
  readonly lease: string;
  readonly deliver: (message: OutboxMessage, signal: AbortSignal) => unknown;
  readonly onError?: (error: unknown, message?: OutboxMessage) => void;
  readonly leaseMs: number;
  readonly backoff: BackoffSchedule;
  readonly maxAttempts: number;
}

async function deliverInOrder(delivery: Delivery, messages: readonly OutboxMessage[]): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const [index, message] of messages.entries()) {
    const outcome = await deliverOne(delivery, message);
    outcomes.push(outcome);
    if (outcome === "delivered" || outcome === "dead") continue;
    const rest = messages.slice(outcome === "lost" ? index : index + 1);
    for (const { id } of rest) await delivery.claims.release(id, delivery.lease);
    break;
  }
  return outcomes;
}

async function deliverOne(delivery: Delivery, claimed: OutboxMessage): Promise<Outcome> {
  const { claims, lease, leaseMs, backoff, maxAttempts } = delivery;
  if (!(await claims.begin(claimed.id, lease, Date.now() + leaseMs))) return "lost";
  const message = { ...claimed, attempt: claimed.attempt + 1 };
  if (message.attempt > maxAttempts) {
    await claims.dead(message.id, lease, "Each attempt ended with the process.");
    return "dead";
  }
  try {
    await inTime(AbortSignal.timeout(leaseMs), (signal) => delivery.deliver(message, signal));
  } catch (error) {
    delivery.onError?.(error, message);
    if (isFinal(error) || message.attempt >= maxAttempts) {
      await claims.dead(message.id, lease, messageOf(error));
      return "dead";
    }
    await claims.failed(message.id, lease, Date.now() + backoffDelay(backoff, message.attempt - 1, message.id));
    return "failed";
  }
  await claims.delivered(message.id, lease);
  return "delivered";
}

/** Fails when the signal aborts: a delivery that hangs keeps nobody waiting. */
function inTime(signal: AbortSignal, work: (signal: AbortSignal) => unknown): Promise<unknown> {
  return new Promise((resolve, reject) => {
    signal.addEventListener("abort", () => reject(signal.reason), { once: true });
    Promise.resolve(signal).then(work).then(resolve, reject);
  });
}

function repeat(
  flush: (stopped: () => boolean) => Promise<unknown>,
  everyMs: number,
  onError: (error: unknown) => void = () => {},
): () => Promise<void> {
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let current = Promise.resolve();
  function next(): void {
    current = flush(() => stopped)
      .then(undefined, onError)
      .then(() => {
        if (!stopped) timer = setTimeout(next, everyMs).unref();
      });
  }
  next();
  return async () => {
    stopped = true;
    clearTimeout(timer);
    await current;
  };
}

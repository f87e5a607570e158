import type { BreakerStore } from "./breaker-store.ts";

/** What of cockatiel's `CircuitBreakerPolicy` is used. */
export interface BreakerPolicy {
  execute<T>(work: () => T | PromiseLike<T>): Promise<T>;
  toJSON(): unknown;
}

export interface PolicyOptions {
  readonly halfOpenAfter: number;
  readonly initialState?: unknown;
}

export interface DurablePolicyOptions {
  /** Names the breaker in its store: usually what it protects. */
  readonly name: string;
  readonly store: BreakerStore;
  /** How long an open breaker refuses before it lets one call try. */
  readonly halfOpenAfterMs: number;
  /** `(options) => circuitBreaker(handleAll, { ...options, breaker: new ConsecutiveBreaker(5) })`, of cockatiel. */
  readonly policy: (options: PolicyOptions) => BreakerPolicy;
  /** Told when the state cannot be saved; the call's result stands all the same. */
  readonly onError?: (error: unknown) => void;
}

/** A policy whose state is that of the store, before each call and after it. */
export interface DurablePolicy {
  execute(work: () => unknown): Promise<unknown>;
  isOpen(): boolean;
  /** When an open breaker lets the next call try. */
  halfOpenAt(): number;
}

export function createDurablePolicy(options: DurablePolicyOptions): DurablePolicy {
  const { name, store, halfOpenAfterMs, onError = () => {} } = options;
  let policy = build();
  let known: string | undefined;
  let saving = 0;

  function build(state?: string): BreakerPolicy {
    const settings = { halfOpenAfter: halfOpenAfterMs };
    if (state === undefined) return options.policy(settings);
    try {
      return options.policy({ ...settings, initialState: JSON.parse(state) });
    } catch {
      // A state that this version of cockatiel cannot read: begin anew, closed.
      return options.policy(settings);
    }
  }

  async function adopt(): Promise<void> {
    const stored = await store.load(name);
    // While we save, the store may lag behind us; otherwise a difference is somebody else's news.
    if (stored === undefined || stored === known || saving > 0) return;
    policy = build(stored);
    known = stored;
  }

  async function persist(): Promise<void> {
    const state = JSON.stringify(policy.toJSON());
    if (state === known) return;
    const before = known;
    known = state;
    saving += 1;
    try {
      await store.save(name, state);
    } catch (error) {
      known = before;
      onError(error);
    } finally {
      saving -= 1;
    }
  }

  return {
    async execute(work) {
      await adopt();
      try {
        return await policy.execute(work);
      } finally {
        await persist();
      }
    },
    isOpen: () => readOpenedAt(policy.toJSON()) > 0,
    halfOpenAt() {
      const openedAt = readOpenedAt(policy.toJSON());
      return openedAt > 0 ? openedAt + halfOpenAfterMs : Date.now() + halfOpenAfterMs;
    },
  };
}

/** Cockatiel writes `{ ownState: { value, openedAt, attemptNo }, breakerState }`. */
function readOpenedAt(state: unknown): number {
  const own = (state as { ownState?: { openedAt?: unknown } } | null)?.ownState;
  return typeof own?.openedAt === "number" ? own.openedAt : 0;
}

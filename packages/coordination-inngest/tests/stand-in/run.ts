import type { Expression } from "@rawr/workflow-runtime/internals";

export interface Event {
  readonly id: string;
  readonly name: string;
  readonly data: Record<string, unknown>;
  readonly ts: number;
  readonly user: Record<string, unknown>;
}

export interface ServerFunction {
  readonly id: string;
  readonly url: string;
  readonly attempts: number;
  readonly triggers: readonly { readonly event: string; readonly condition?: Expression }[];
  readonly cancel: readonly { readonly event: string; readonly condition?: Expression }[];
}

export type Status = "Running" | "Completed" | "Failed" | "Cancelled";

/** A run as the server keeps it. */
export interface ServerRun {
  readonly id: string;
  readonly fn: ServerFunction;
  readonly event: Event;
  /** The server's own id of the event. */
  readonly internalEventId: string;
  status: Status;
  output?: unknown;
  endedAt?: string;
  readonly steps: Map<string, unknown>;
  readonly names: Map<string, string>;
  readonly stack: string[];
  /** Whom to tell of the end: an invoking run. */
  readonly onEnd?: (run: ServerRun) => void;
}

export interface Op {
  readonly id: string;
  readonly op: string;
  readonly name?: string;
  readonly displayName?: string;
  readonly data?: unknown;
  readonly error?: unknown;
  readonly opts?: { timeout?: string; if?: string; event?: string; function_id?: string; payload?: { data?: unknown } };
}

export const dataOf = (event: { data?: unknown }): Record<string, unknown> =>
  (event.data ?? {}) as Record<string, unknown>;

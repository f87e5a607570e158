import type { Call } from "../protocol/call.ts";
import type { RunRow } from "./run-row.ts";

/** A call whose lease is durable. */
export interface Leased {
  readonly call: Call;
  readonly run: RunRow;
  readonly leasedAt: number;
  readonly dueAt: number;
  /** Of the call's span. */
  readonly traceparent?: string | undefined;
}

/** A server that answers the trigger and the status of reconciliations at the paths of the contract. */
export interface Subject {
  readonly url: string;
  close(): Promise<void>;
}

/** A route that every subject has, and that does nothing: what is around it is what it costs. */
export const bytesPath = "/bench/bytes";

/** As long as the status of a run. */
export const bytesToAnswer = { runId: "01JD8Z3V6QF4T9K2M7XWNCYB5R", note: "x".repeat(500) };

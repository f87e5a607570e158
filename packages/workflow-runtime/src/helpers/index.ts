export { type BreakerStore, breakerStore } from "./breaker/breaker-store.ts";
export {
  type DurableBreaker,
  type DurableBreakerOptions,
  durableBreaker,
  type WaitingSteps,
} from "./breaker/durable-breaker.ts";
export type { BreakerPolicy, PolicyOptions } from "./breaker/durable-policy.ts";
export { HelperError, type HelperErrorCode } from "./helper-error.ts";
export {
  createOutbox,
  type DeadMessage,
  type NewMessage,
  type Outbox,
  type OutboxMessage,
  type OutboxOptions,
} from "./outbox/outbox.ts";
export { createOutboxRelay, type OutboxRelay, type RelayOptions, type RelayReport } from "./outbox/relay.ts";
export { type Saga, saga } from "./saga/saga.ts";
export { type NotUndone, SagaError } from "./saga/saga-error.ts";
export type { RunContext, StepOutput, StepRunner, Steps } from "./steps.ts";
export { sqliteStore } from "./transactions/sqlite-store.ts";
export { type LedgerOptions, pruneStepTx, stepTx, type TransactionSteps } from "./transactions/step-tx.ts";
export type { MaybePromise, SqlRow, SqlValue, TransactionalStore } from "./transactions/transactional-store.ts";
export { type BackoffSchedule, withBackoff } from "./with-backoff.ts";

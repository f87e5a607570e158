/** What a sister package needs to write into the same run store. Not for applications: it changes without notice. */

export type { DoctorCheck, DoctorFinding } from "./cli/doctor/finding.ts";
export { systemClock } from "./database/clock.ts";
export { type OpenDatabaseOptions, openDatabase, type WorkflowDatabase } from "./database/open-database.ts";
export { ownerOf, takeOwnership } from "./database/owner-lock.ts";
export type { Clock, Committer, Transaction, Transition } from "./database/types.ts";
export { createUlids, isUlid } from "./database/ulid.ts";
export { WorkflowRuntimeError } from "./errors.ts";
export type * from "./port.ts";
export { compileExpression } from "./registration/expression.ts";
export { isNamed } from "./registration/find-trigger.ts";
export type { Expression } from "./registration/types.ts";
export { appendTimeline, type TimelineEntry } from "./store/append.ts";
export { addAttributes } from "./store/attributes.ts";
export { pruneRuns } from "./store/retention.ts";
export { createRunStore } from "./store/run-store.ts";
export { createJsonLogger, type Logger } from "./telemetry/logger.ts";

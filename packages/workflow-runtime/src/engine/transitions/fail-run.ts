import type { Failure } from "../../port.ts";
import type { WireError } from "../../protocol/answer.ts";
import { failureOf } from "../../protocol/failure.ts";
import type { Work } from "../context.ts";
import type { RunRow } from "../run-row.ts";
import { finishRun } from "./finish-run.ts";

const lastFailure = `SELECT failure FROM steps WHERE run_id = ? AND status = 'failed' AND ordinal IS NOT NULL
ORDER BY ordinal DESC LIMIT 1`;

/** Fails a run with the error that left its function; when a step threw it, the failure is the step's. */
export function failRun(work: Work, run: RunRow, error: WireError): void {
  const row = work.tx.statement(lastFailure).get(run.run_id) as { failure: string } | undefined;
  const ofStep = row === undefined ? undefined : (JSON.parse(row.failure) as Failure);
  const failure = ofStep?.message === error.message ? ofStep : failureOf(error);
  finishRun(work, run, { status: "failed", error, failure });
}

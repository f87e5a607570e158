import { type Op, readOp } from "./answer.ts";
import { isRecord } from "./event.ts";

/** Finished steps of a call that goes on. */
export interface Checkpoint {
  readonly runId: string;
  readonly jobId: number;
  readonly generation: number;
  readonly ops: readonly Op[];
}

/** Reads the body of `POST /v1/checkpoint/{run}/async`. */
export function readCheckpoint(body: unknown): Checkpoint | undefined {
  if (!isRecord(body) || typeof body["run_id"] !== "string" || !Array.isArray(body["steps"])) return undefined;
  const jobId = Number(body["qi_id"]);
  const generation = Number(body["generation_id"]);
  const ops = body["steps"].map(readOp);
  if (!Number.isInteger(jobId) || !Number.isInteger(generation) || ops.includes(undefined)) return undefined;
  return { runId: body["run_id"], jobId, generation, ops: ops as Op[] };
}

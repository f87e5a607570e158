import type { Engine } from "../engine/context.ts";
import { transact } from "../engine/transact.ts";
import { acceptEvent } from "../engine/transitions/accept-event.ts";
import { cancelExisting } from "../engine/transitions/cancel-run.ts";
import { applyCheckpoint, type CheckpointVerdict } from "../engine/transitions/checkpoint.ts";
import { resumeOnSignal } from "../engine/transitions/resume.ts";
import { WorkflowRuntimeError } from "../errors.ts";
import { readCheckpoint } from "../protocol/checkpoint.ts";
import { isRecord, readEvent, type WireEvent } from "../protocol/event.ts";
import { json, type Routes } from "../protocol/routes.ts";

export interface RouteHooks {
  /** Takes a registration. */
  readonly register: (body: unknown) => void;
}

/** Answers the SDK out of the engine. */
export function engineRoutes(engine: Engine, hooks: RouteHooks): Routes {
  return {
    async register(body) {
      hooks.register(body);
      return json(200, { ok: true, modified: true });
    },
    events: (body) =>
      answered(async () => {
        const traceparent = engine.telemetry.caller();
        const events = readEvents(engine, body);
        await transact(engine, (work) => {
          for (const event of events) acceptEvent(work, event, { traceparent });
        });
        return json(200, { ids: events.map(({ id }) => id), status: 200 });
      }),
    checkpoint: async (body) => {
      const checkpoint = readCheckpoint(body);
      if (checkpoint === undefined) return json(400, { status: 400, error: "The checkpoint could not be read." });
      const verdict = await transact(engine, (work) => applyCheckpoint(work, checkpoint)).catch(stopWhenClosed);
      engine.flights.touch(checkpoint.jobId);
      return new Response("", { status: verdict === "go-on" ? 200 : 409 });
    },
    signal: (body) =>
      answered(async () => {
        if (!isRecord(body) || typeof body["signal"] !== "string") throw invalid("A signal has a name.");
        const { signal, data } = body;
        const runId = await transact(engine, (work) => resumeOnSignal(work, signal, data));
        return runId === undefined
          ? json(404, { status: 404, error: `No run waits for signal ${signal}.` })
          : json(200, { data: { run_id: runId } });
      }),
    cancel: (runId) =>
      answered(async () => {
        await transact(engine, (work) => cancelExisting(work, runId, "Cancelled through the SDK"));
        return new Response(null, { status: 204 });
      }),
  };
}

/** A call that outlives its runtime must not go on. */
function stopWhenClosed(error: unknown): CheckpointVerdict {
  if (error instanceof WorkflowRuntimeError && error.code === "RUNTIME_CLOSED") return "stop";
  throw error;
}

function readEvents(engine: Engine, body: unknown): WireEvent[] {
  const now = engine.clock.now();
  return (Array.isArray(body) ? body : [body]).map((value) => {
    const read = readEvent(value);
    if (!read.ok) throw invalid(read.message);
    assertEventSize(engine, read.event);
    return { ts: now, ...read.event, id: read.event.id ?? engine.newId() };
  });
}

export function assertEventSize(
  engine: Engine,
  { name, data }: { readonly name: string; readonly data: unknown },
): void {
  const bytes = Buffer.byteLength(JSON.stringify(data));
  const limit = engine.limits.event;
  if (bytes > limit) {
    throw new WorkflowRuntimeError("EVENT_TOO_LARGE", `Event ${name} has ${bytes} bytes, more than ${limit}.`, {
      details: { event: name, bytes, limit },
    });
  }
}

const invalid = (message: string) => new WorkflowRuntimeError("INVALID_TRIGGER", message);

const statuses: Readonly<Record<string, number>> = {
  RUN_NOT_FOUND: 404,
  RUN_ALREADY_FINISHED: 409,
  RUNTIME_CLOSED: 503,
  EVENT_TOO_LARGE: 413,
  INVALID_TRIGGER: 400,
};

/** A refusal is an answer. */
async function answered(answer: () => Promise<Response>): Promise<Response> {
  try {
    return await answer();
  } catch (error) {
    if (!(error instanceof WorkflowRuntimeError)) throw error;
    const status = statuses[error.code] ?? 500;
    return json(status, { ids: [], status, error: `${error.message} ${error.advice}`, code: error.code });
  }
}

/** One call of the SDK, as the engine decided it. */
export interface Call {
  readonly jobId: number;
  readonly functionId: string;
  /** Path and query of the function's URL. */
  readonly stepUrl: string;
  readonly runId: string;
  /** The step to be executed alone; absent when the SDK finds out itself. */
  readonly stepId: string | undefined;
  readonly generation: number;
  readonly requestId: string;
  /** From 0. */
  readonly attempt: number;
  readonly maxAttempts: number;
  /** JSON of the event. */
  readonly event: string;
  /** Completed steps in order of completion; `memo` is JSON. */
  readonly steps: readonly { readonly step_id: string; readonly memo: string }[];
  readonly planOnly: boolean;
}

/** Nobody listens there: calls never leave the process. */
export const origin = "http://workflow-runtime.invalid";

/** The request that an Inngest server would send. */
export function buildRequest(call: Call, traceparent: string | undefined): Request {
  const url = new URL(call.stepUrl, origin);
  if (call.stepId !== undefined) url.searchParams.set("stepId", call.stepId);
  const version = call.steps.length === 0 && call.attempt === 0 ? -1 : 2;
  const headers: Record<string, string> = {
    host: url.host,
    "content-type": "application/json",
    "x-inngest-generation-id": String(call.generation),
    "x-inngest-job-id": String(call.jobId),
    "x-inngest-req-version": String(version),
    "x-inngest-server-kind": "dev",
    "x-inngest-step-id": call.stepId ?? "step",
    "x-request-id": call.requestId,
    "x-run-id": call.runId,
  };
  if (traceparent !== undefined) headers["traceparent"] = traceparent;
  return new Request(url, { method: "POST", headers, body: buildBody(call, version) });
}

/** Memos and event are JSON already: they are put together as text. */
function buildBody(call: Call, version: number): string {
  const ctx = JSON.stringify({
    attempt: call.attempt,
    disable_immediate_execution: call.planOnly,
    env: "",
    fn_id: call.functionId,
    generation_id: call.generation,
    job_id: String(call.jobId),
    max_attempts: call.maxAttempts,
    qi_id: String(call.jobId),
    request_id: call.requestId,
    run_id: call.runId,
    stack: { current: call.steps.length, stack: call.steps.map(({ step_id }) => step_id) },
    step_id: "step",
    use_api: false,
  });
  const steps = call.steps.map(({ step_id, memo }) => `${JSON.stringify(step_id)}:${memo}`).join(",");
  return `{"ctx":${ctx},"defers":{},"event":${call.event},"events":[${call.event}],"steps":{${steps}},"use_api":false,"version":${version}}`;
}

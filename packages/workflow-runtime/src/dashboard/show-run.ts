import type { Run, Step, TimelineEvent } from "../port.ts";
import { createEventStream } from "../sse/create-event-stream.ts";
import { problemResponse, runNotFound } from "../sse/problem.ts";
import { json } from "./answers.ts";
import { summaryOf } from "./list-runs.ts";
import type { Visit } from "./types.ts";

/** A run with its steps. What went in and came out is asked for one by one: it may be large. */
export async function showRun({ runtime, grant }: Visit, runId: string): Promise<Response> {
  const { store } = runtime;
  const run = await store.get(runId);
  if (!run) return runNotFound(runId);
  const seesOutputs = grant.seesOutputs === true;
  const [steps, stacks] = await Promise.all([store.steps(runId), seesOutputs ? store.stacks?.(runId) : undefined]);
  return json({
    run: { ...summaryOf(run), hasOutput: run.output !== undefined, stack: stacks?.run },
    steps: steps.map(({ output, ...step }) => ({
      ...step,
      hasOutput: output !== undefined,
      stack: stacks && Object.hasOwn(stacks.steps, step.id) ? stacks.steps[step.id] : undefined,
    })),
    mayAct: grant.mayAct,
    seesOutputs,
    now: new Date().toISOString(),
  });
}

const everything = (event: TimelineEvent) => event;

/** The run's timeline as it grows, with what only operators see. */
export function streamRun({ request, runtime }: Visit, runId: string): Promise<Response> {
  return createEventStream({ store: runtime.store, runId, request, toData: everything, final: summaryOf });
}

/** Characters of a value that are shown; all of it can be downloaded. */
const shown = 20_000;

/** A run's `input` or `output`, or a step's output (`step-<id>`), as text; with `?download` all of it. */
export async function showValue({ runtime, grant, url }: Visit, runId: string, name: string): Promise<Response> {
  if (grant.seesOutputs !== true) {
    return problemResponse(403, "FORBIDDEN", { title: "You may not see inputs and outputs" });
  }
  const run = await runtime.store.get(runId);
  if (!run) return runNotFound(runId);
  const value = await readValue(run, name, () => runtime.store.steps(runId));
  if (value === undefined) return problemResponse(404, "NOT_FOUND", { title: "There is no such value" });
  const text = JSON.stringify(value, null, 2);
  if (!url.searchParams.has("download")) {
    return json({ text: text.slice(0, shown), truncated: text.length > shown, bytes: Buffer.byteLength(text) });
  }
  const file = `${runId}-${name}.json`.replaceAll(/[^\w.-]/g, "_");
  const answer = json(value);
  answer.headers.set("content-disposition", `attachment; filename="${file}"`);
  return answer;
}

async function readValue(run: Run, name: string, steps: () => Promise<readonly Step[]>): Promise<unknown> {
  if (name === "input") return run.event.data;
  if (name === "output") return run.output;
  return (await steps()).find(({ id }) => name === `step-${id}`)?.output;
}

import type { RunFailure, TimelineEvent } from "@rawr/workflows-client";

export type StepState = "pending" | "running" | "retrying" | "waiting" | "done" | "failed" | "stopped";

/** A step as it is shown: everything that happened to it, in one line. */
export interface StepView {
  readonly name: string;
  /** The step that this one takes back. */
  readonly undoes?: string;
  readonly state: StepState;
  readonly attempts: number;
  readonly failure?: RunFailure;
  readonly startedAt?: string;
  readonly endedAt?: string;
}

/** What a reconciliation does when nothing goes wrong; steps that did not start yet are shown from the beginning. */
export const plan: readonly string[] = [
  "invoice/load",
  "invoice/match",
  "invoice/post",
  "invoice/adjust",
  "invoice/notify",
];

/** Ends the pause of a step whose circuit breaker is open; the step is tried once more after it. */
const pause = /: breaker open$/;

/** Reads the steps out of a timeline. `active`: the run has not ended, and the rest of the plan is still to come. */
export function stepsOf(events: readonly TimelineEvent[], active: boolean): readonly StepView[] {
  const steps = new Map<string, StepView>();
  let latest: StepView | undefined;
  for (const event of events) {
    // A reconciliation never sleeps but for what its latest step needs.
    if (event.type === "run.waiting" && latest) steps.set(latest.name, waiting(latest));
    if (!("step" in event) || pause.test(event.step)) continue;
    const { step: name, attempt, at } = event;
    const undoes = /^undo (.+)$/.exec(name)?.[1];
    const known: StepView = steps.get(name) ?? { name, state: "running", attempts: 0, ...(undoes && { undoes }) };
    latest = {
      ...known,
      attempts: Math.max(known.attempts, attempt),
      ...changeOf(event, known.startedAt ?? at),
    };
    steps.set(name, latest);
  }
  const seen = [...steps.values()].map((step) =>
    !active && isCurrent(step) ? { ...step, state: "stopped" as const } : step,
  );
  const failed = seen.some(({ state, undoes }) => state === "failed" || undoes);
  const rest = active && !failed ? plan.filter((name) => !steps.has(name)) : [];
  return [...seen, ...rest.map((name) => ({ name, state: "pending" as const, attempts: 0 }))];
}

/** Whether it is this step's turn. */
export function isCurrent({ state }: StepView): boolean {
  return state === "running" || state === "retrying" || state === "waiting";
}

/** It looked done: it was answered that what it needs is away. */
function waiting({ endedAt: _, ...step }: StepView): StepView {
  return { ...step, state: "waiting" };
}

function changeOf(event: TimelineEvent, startedAt: string): Pick<StepView, "state" | "startedAt"> & Partial<StepView> {
  if (event.type === "step.completed") return { state: "done", startedAt, endedAt: event.at };
  if (event.type !== "step.failed") return { state: "running", startedAt };
  const { failure, willRetry, at } = event;
  return willRetry ? { state: "retrying", startedAt, failure } : { state: "failed", startedAt, failure, endedAt: at };
}

/** Adds what is new; an event that is there already is not there twice. */
export function withEvents(known: readonly TimelineEvent[], added: readonly TimelineEvent[]): readonly TimelineEvent[] {
  const last = known.at(-1)?.sequence ?? 0;
  const fresh = added.filter(({ sequence }) => sequence > last);
  return fresh.length ? [...known, ...fresh] : known;
}

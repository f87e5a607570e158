import type { RunFailure, TimelineEvent } from "@rawr/workflows-client";

export type StepState = "pending" | "running" | "retrying" | "done" | "failed" | "stopped";

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

/** Reads the steps out of a timeline. `active`: the run has not ended, and the rest of the plan is still to come. */
export function stepsOf(events: readonly TimelineEvent[], active: boolean): readonly StepView[] {
  const steps = new Map<string, StepView>();
  for (const event of events) {
    if (!("step" in event)) continue;
    const { step: name, attempt, at } = event;
    const undoes = /^undo (.+)$/.exec(name)?.[1];
    const known: StepView = steps.get(name) ?? { name, state: "running", attempts: 0, ...(undoes && { undoes }) };
    steps.set(name, {
      ...known,
      attempts: Math.max(known.attempts, attempt),
      ...changeOf(event, known.startedAt ?? at),
    });
  }
  const seen = [...steps.values()].map((step) =>
    !active && (step.state === "running" || step.state === "retrying") ? { ...step, state: "stopped" as const } : step,
  );
  const failed = seen.some(({ state, undoes }) => state === "failed" || undoes);
  const rest = active && !failed ? plan.filter((name) => !steps.has(name)) : [];
  return [...seen, ...rest.map((name) => ({ name, state: "pending" as const, attempts: 0 }))];
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

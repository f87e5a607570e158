import type { Messages } from "../messages.ts";
import type { ShownRun } from "./console-state.ts";
import { type MoneyOutcome, moneyOutcome } from "./money.ts";
import { isCurrent, plan, type StepView, stepsOf } from "./timeline.ts";

/** What a run comes to, at a glance. */
export interface Headline {
  readonly tone: "neutral" | "success" | "warning" | "danger";
  readonly outcome?: MoneyOutcome;
  readonly title: string;
  readonly text: string;
}

type State = NonNullable<ShownRun["status"]>["status"];

const tones: Readonly<Record<MoneyOutcome, Headline["tone"]>> = {
  settled: "success",
  "partly-settled": "warning",
  "nothing-found": "warning",
  "nothing-booked": "neutral",
  undone: "neutral",
  "left-booked": "danger",
};

/** The status of a run as its latest news have it. */
export function liveStatus({ status, events }: ShownRun): State {
  if (!status || status.isTerminal) return status?.status ?? "queued";
  const type = events.at(-1)?.type;
  if (!type || type === "run.queued") return status.status;
  return type === "run.waiting" ? "waiting" : "running";
}

/** Name of a step, in words. */
export function stepName({ steps, undo }: Messages, { name, undoes }: Pick<StepView, "name" | "undoes">): string {
  return undoes ? undo(steps[undoes] ?? undoes) : (steps[name] ?? name);
}

/** Says what happens to a run, or what has become of the money. */
export function headlineOf(run: ShownRun, messages: Messages): Headline | undefined {
  const { status } = run;
  if (!status) return undefined;
  const steps = stepsOf(run.events, !status.isTerminal);
  if (!status.isTerminal) return progressOf(run, steps, messages);
  // Of a run whose timeline is not there yet nobody knows what was booked.
  if (status.status !== "completed" && run.events.length === 0) return undefined;
  const outcome = moneyOutcome(status, steps);
  const [title, text] = messages.money[outcome];
  if (status.status === "completed") return { tone: tones[outcome], outcome, title, text };
  const { failures, failureOther, advice, cancelled } = messages;
  const why =
    status.status === "cancelled"
      ? [cancelled]
      : [failures[status.failure.code] ?? failureOther, advice[status.failure.code]];
  return {
    tone: status.status === "failed" ? "danger" : tones[outcome],
    outcome,
    title,
    text: [...why, text].filter(Boolean).join(" "),
  };
}

function progressOf(run: ShownRun, steps: readonly StepView[], messages: Messages): Headline {
  const tone = "neutral";
  if (steps.some(({ undoes, state }) => undoes || state === "failed"))
    return { tone: "warning", title: messages.undoing, text: messages.workingHint };
  const current = steps.find(isCurrent);
  const next = current ?? steps.find(({ state }) => state === "pending");
  if (liveStatus(run) === "queued" || !next || steps.every(({ state }) => state === "pending"))
    return { tone, title: messages.runStates[liveStatus(run)] ?? "", text: messages.queuedHint };
  const total = Math.max(plan.length, steps.length);
  const attempt =
    next.attempts > 1 || next.state === "retrying"
      ? `, ${messages.attempt(next.attempts + (next.state === "retrying" ? 1 : 0))}`
      : "";
  const title = `${messages.progress(steps.indexOf(next) + 1, total)}: ${stepName(messages, next)}${attempt}`;
  if (next.state === "waiting") return { tone: "warning", title, text: messages.waitingHint };
  if (next.state !== "retrying") return { tone, title, text: messages.workingHint };
  const why = next.failure && messages.failures[next.failure.code];
  return { tone: "warning", title, text: `${why ?? next.failure?.message ?? ""} ${messages.retryHint}` };
}

import { h, type VNode } from "../dom/h.ts";
import type { ShownRun } from "../state/console-state.ts";
import { stepName } from "../state/headline.ts";
import { isCurrent, type StepState, type StepView, stepsOf } from "../state/timeline.ts";
import { type IconName, icon } from "./icon.ts";
import type { DetailView } from "./view.ts";

const looks: Readonly<Record<StepState, readonly [tone: string, icon: IconName]>> = {
  pending: ["neutral", "ring"],
  running: ["accent", "play"],
  retrying: ["warning", "again"],
  waiting: ["warning", "clock"],
  done: ["success", "check"],
  failed: ["danger", "cross"],
  stopped: ["neutral", "stop"],
};

/** The steps of a run, those to come included; each row has its height from the beginning. */
export function stepList(view: DetailView, run: ShownRun): VNode {
  const { messages } = view;
  const steps = stepsOf(run.events, !run.status?.isTerminal);
  return h(
    "ol",
    { class: "steps", key: "steps", "aria-label": messages.stepList },
    steps.map((step) => row(view, step)),
  );
}

function row({ messages, format }: DetailView, step: StepView): VNode {
  const { name, undoes, state, attempts, failure, startedAt, endedAt } = step;
  const [tone, look] = looks[state];
  const current = isCurrent(step);
  const facts = [
    messages.stepStates[state],
    current && attempts > 1 ? messages.attempt(attempts) : attempts > 1 && messages.attempts(attempts),
    startedAt && endedAt && format.duration(Date.parse(endedAt) - Date.parse(startedAt)),
  ].filter((fact) => fact);
  const why = failure && state !== "done" && (messages.failures[failure.code] ?? failure.message);
  return h(
    "li",
    { key: name, "data-tone": tone, class: undoes && "undo", "aria-current": current && "step" },
    h("span", { class: `mark ${state}` }, icon(undoes && state === "done" ? "undo" : look)),
    h("span", { class: "name" }, stepName(messages, step)),
    h("span", { class: "soft fine" }, facts.join(" · "), why && h("span", { class: "why" }, ` — ${why}`)),
  );
}

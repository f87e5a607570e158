import { h, icon } from "./dom.js";
import { duration } from "./format.js";
import { failureBox, value } from "./values.js";

/**
 * @typedef {object} Step
 * @property {string} id
 * @property {string} name
 * @property {string} op
 * @property {"running" | "waiting" | "completed" | "failed" | "cancelled"} status
 * @property {number} attempt
 * @property {{ code: string, message: string }} [failure]
 * @property {string} [startedAt]
 * @property {string} [endedAt]
 * @property {boolean} hasOutput
 * @property {string} [stack]
 */

/** What authors call an operation. @type {Readonly<Record<string, string>>} */
const ops = {
  Step: "run",
  StepRun: "run",
  StepError: "run",
  StepFailed: "run",
  StepPlanned: "run",
  Sleep: "sleep",
  WaitForEvent: "wait for event",
  WaitForSignal: "wait for signal",
  InvokeFunction: "invoke",
};

/**
 * When a step was executed; one that has not ended lasts until now.
 * @param {Step} step
 * @param {number} now
 */
export function spanOf({ startedAt, endedAt }, now) {
  const from = Date.parse(startedAt ?? endedAt ?? "") || now;
  return { from, to: endedAt ? Date.parse(endedAt) : now };
}

/**
 * A step with its bar.
 * @param {Step} step
 * @param {{ from: number, width: number, time: number, open: boolean, failed: readonly number[], toggle: () => void }} look
 */
export function stepRow(step, { from, width, time, open, failed, toggle }) {
  const button = h(
    "button",
    { type: "button", class: "toggle", "aria-expanded": open ? "true" : "false", click: toggle },
    icon("chevron"),
    h(
      "span",
      { class: "status", "data-status": step.status },
      icon(step.status),
      h("span", { class: "unseen" }, step.status),
    ),
    h("span", { class: "name" }, step.name),
  );
  const attempt = step.attempt > 1 && h("span", { class: "op" }, `attempt ${step.attempt}`);
  const bar = h("div", { class: "bar", "data-status": step.status });
  bar.style.setProperty("--from", `${from}%`);
  bar.style.setProperty("--width", `${width}%`);
  return h(
    "tr",
    {},
    h(
      "th",
      { scope: "row" },
      h("div", { class: "step" }, button, h("span", { class: "op" }, ops[step.op] ?? step.op), attempt),
    ),
    h("td", { class: "number" }, duration(time)),
    h("td", { class: "track" }, h("div", { class: "lane" }, bar, ...failed.map(failedMark))),
  );
}

/** @param {number} at */
function failedMark(at) {
  const mark = h("i", { title: "An attempt failed" });
  mark.style.setProperty("--at", `${at}%`);
  return mark;
}

/**
 * What a step gave, or why it did not.
 * @param {string} runId
 * @param {Step} step
 * @param {boolean} seesOutputs
 */
export function stepPanel(runId, step, seesOutputs) {
  const cell = h("td", { colspan: 3 });
  if (step.failure) cell.append(failureBox({ ...step.failure, step: undefined }, step.stack));
  if (step.hasOutput && seesOutputs)
    cell.append(value(runId, { name: `step-${step.id}`, title: "Output", label: `Output of ${step.name}` }));
  else if (step.hasOutput) cell.append(h("p", { class: "soft" }, "You may not see its output."));
  else if (!step.failure)
    cell.append(h("p", { class: "soft" }, step.endedAt ? "It gave nothing." : "Nothing to show yet."));
  return h("tr", { class: "panel" }, cell);
}

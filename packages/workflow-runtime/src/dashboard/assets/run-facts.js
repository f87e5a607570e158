import { base, runPath } from "./api.js";
import { h, moment, say, status } from "./dom.js";
import { ago } from "./format.js";
import { took } from "./runs-table.js";
import { failureBox } from "./values.js";

/** @typedef {import("./runs-table.js").Run & { hasOutput: boolean, stack?: string }} FullRun */

/**
 * Title, status and buttons of a run.
 * @param {FullRun} run
 * @param {{ mayAct: boolean, cancel: () => void, retry: () => void }} act
 */
export function runHead(run, { mayAct, cancel, retry }) {
  const copy = h("button", { type: "button", class: "quiet small" }, "Copy");
  copy.addEventListener("click", async () => {
    await navigator.clipboard.writeText(run.runId).catch(() => {});
    say("Copied");
    copy.textContent = "Copied";
    setTimeout(() => (copy.textContent = "Copy"), 1_500);
  });
  return h(
    "div",
    { class: "head" },
    h(
      "div",
      {},
      h("h1", {}, run.functionId, status(run.status)),
      h("p", { class: "id" }, h("code", {}, run.runId), copy),
    ),
    h(
      "div",
      { class: "buttons" },
      mayAct && run.isTerminal && h("button", { type: "button", click: retry }, "Retry"),
      mayAct && !run.isTerminal && h("button", { type: "button", class: "danger", click: cancel }, "Cancel run"),
    ),
  );
}

/**
 * What is known of a run besides its steps.
 * @param {FullRun} run
 * @param {number} now
 * @param {string | undefined} waitsFor
 */
export function runFacts(run, now, waitsFor) {
  const attributes = Object.entries(run.attributes);
  /** @type {readonly (readonly [string, import("./dom.js").Child])[]} */
  const facts = [
    ["Event", h("code", {}, run.event)],
    ["Created", moment(run.createdAt, ago(run.createdAt, now))],
    ["Started", run.startedAt ? moment(run.startedAt, ago(run.startedAt, now)) : "not yet"],
    ["Duration", took(run, now) || "–"],
    ["Step", !run.isTerminal && run.currentStep],
    ["Waits for", !run.isTerminal && waitsFor],
    ["Attempt", run.attempt > 1 && run.attempt],
    ["Engine", run.engine],
    ["Repeats", run.retryOf && h("a", { href: `${base}${runPath(run.retryOf)}` }, h("code", {}, run.retryOf))],
    ["Reason", run.reason],
    [
      "Attributes",
      attributes.length > 0 &&
        h(
          "span",
          { class: "tags" },
          ...attributes.map(([name, text]) =>
            h("span", { class: "tag" }, h("b", {}, name), h("span", { class: "own" }, text)),
          ),
        ),
    ],
  ];
  const shown = facts.filter(([, fact]) => fact !== undefined && fact !== false && fact !== "");
  return h(
    "div",
    {},
    h("dl", { class: "facts" }, ...shown.map(([name, fact]) => h("div", {}, h("dt", {}, name), h("dd", {}, fact)))),
    run.failure && failureBox(run.failure, run.stack),
  );
}

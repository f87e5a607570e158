import { base, runPath } from "./api.js";
import { h, moment, status } from "./dom.js";
import { ago, duration } from "./format.js";
import { keyed } from "./keyed.js";

/**
 * @typedef {object} Run
 * @property {string} runId
 * @property {string} functionId
 * @property {string} engine
 * @property {string} status
 * @property {boolean} isTerminal
 * @property {string} event
 * @property {{ code: string, message: string, step?: string }} [failure]
 * @property {string} [reason]
 * @property {number} attempt
 * @property {string} [currentStep]
 * @property {Readonly<Record<string, string>>} attributes
 * @property {string} [retryOf]
 * @property {string} createdAt
 * @property {string} [startedAt]
 * @property {string} [finishedAt]
 * @property {number} sequence
 */

const columns = ["Status", "Function", "Detail", "Attributes", "Created", "Duration"];

/** The table of runs. */
export function runsTable() {
  const body = h("tbody", {}, ...Array.from({ length: 8 }, skeleton));
  let now = Date.now();
  const show = keyed(body, {
    key: (/** @type {Run} */ run) => run.runId,
    signature: (run) =>
      JSON.stringify([run.sequence, run.status, took(run, now), ago(run.createdAt, now), run.currentStep]),
    render: (run) => row(run, now),
  });
  const table = h(
    "table",
    { class: "runs" },
    h("caption", { class: "unseen" }, "Runs, newest first"),
    h("thead", {}, h("tr", {}, ...columns.map((name) => h("th", { scope: "col" }, name)))),
    body,
  );
  let fresh = true;
  return {
    table,
    /**
     * @param {readonly Run[]} runs
     * @param {number} time
     */
    show(runs, time) {
      now = time;
      if (fresh) body.replaceChildren();
      fresh = false;
      show(runs);
    },
  };
}

/**
 * @param {Run} run
 * @param {number} now
 */
function row(run, now) {
  const link = h("a", { href: `${base}${runPath(run.runId)}` }, run.functionId);
  const attributes = Object.entries(run.attributes).map(([name, value]) =>
    h("span", { class: "tag", title: `${name}=${value}` }, h("b", {}, name), h("span", { class: "own" }, value)),
  );
  return h(
    "tr",
    {},
    h("td", {}, status(run.status)),
    h("th", { scope: "row" }, link, h("code", { class: "id" }, run.runId)),
    h("td", { class: "doing" }, doing(run)),
    h("td", { class: "tags" }, ...attributes),
    h("td", {}, moment(run.createdAt, ago(run.createdAt, now))),
    h("td", { class: "number" }, took(run, now)),
  );
}

/** @param {Run} run */
function doing(run) {
  if (run.failure) return h("span", { class: "bad", title: run.failure.message }, run.failure.message);
  if (run.reason) return h("span", { title: run.reason }, run.reason);
  if (run.isTerminal || !run.currentStep) return h("span", { class: "soft", title: run.event }, run.event);
  const again = run.attempt > 1 && h("span", { class: "soft" }, ` attempt ${run.attempt}`);
  return h("span", { title: run.currentStep }, run.currentStep, again);
}

/**
 * @param {Run} run
 * @param {number} now
 */
export function took({ startedAt, finishedAt, status }, now) {
  if (!startedAt) return status === "queued" ? "–" : "";
  return duration((finishedAt ? Date.parse(finishedAt) : now) - Date.parse(startedAt));
}

function skeleton() {
  return h("tr", { class: "skeleton" }, ...columns.map(() => h("td", {}, h("span", {}))));
}

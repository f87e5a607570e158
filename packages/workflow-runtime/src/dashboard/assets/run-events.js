import { h, icon, moment } from "./dom.js";
import { duration } from "./format.js";
import { keyed } from "./keyed.js";

/**
 * @typedef {object} TimelineEvent
 * @property {number} sequence
 * @property {string} at
 * @property {string} type
 * @property {string} [step]
 * @property {number} [attempt]
 * @property {{ code: string, message: string }} [failure]
 * @property {boolean} [willRetry]
 * @property {Readonly<Record<string, unknown>>} [detail]
 */

/** Rows that are on the page at once. */
const shown = 500;

/** @type {Readonly<Record<string, readonly [string, string]>>} */
const words = {
  "run.queued": ["queued", "Queued"],
  "run.started": ["running", "Started"],
  "run.waiting": ["waiting", "Waiting"],
  "run.completed": ["completed", "Completed"],
  "run.failed": ["failed", "Failed"],
  "run.cancelled": ["cancelled", "Cancelled"],
  "step.started": ["running", "Step started"],
  "step.completed": ["completed", "Step completed"],
  "step.failed": ["failed", "Step failed"],
};

/** The timeline as it is written, row by row. */
export function eventList() {
  const body = h("tbody");
  const hidden = h("p", { class: "soft", hidden: true });
  let first = 0;
  const show = keyed(body, {
    key: (/** @type {TimelineEvent} */ event) => `${event.sequence}`,
    signature: () => "",
    render: (event) => row(event, first),
  });
  const columns = ["#", "After", "What", "Step", "Detail"];
  const element = h(
    "div",
    { class: "scroll" },
    hidden,
    h(
      "table",
      { class: "events" },
      h("caption", { class: "unseen" }, "Everything that happened, oldest first"),
      h("thead", {}, h("tr", {}, ...columns.map((name) => h("th", { scope: "col" }, name)))),
      body,
    ),
  );
  return {
    element,
    /** @param {readonly TimelineEvent[]} events */
    show(events) {
      first = Date.parse(events[0]?.at ?? "");
      hidden.hidden = events.length <= shown;
      hidden.textContent = `The last ${shown} of ${events.length} rows.`;
      show(events.slice(-shown));
    },
  };
}

/**
 * @param {TimelineEvent} event
 * @param {number} first
 */
function row(event, first) {
  const [name, text] = words[event.type] ?? ["queued", event.type];
  const attempt =
    event.attempt !== undefined && event.attempt > 1 && h("span", { class: "soft" }, ` attempt ${event.attempt}`);
  return h(
    "tr",
    {},
    h("td", { class: "number soft" }, event.sequence),
    h("td", { class: "number" }, moment(event.at, duration(Date.parse(event.at) - first))),
    h("td", {}, h("span", { class: "status", "data-status": name }, icon(name), text)),
    h("td", {}, event.step ?? named(event.detail), attempt),
    h("td", { class: "detail" }, event.failure ? failure(event) : detail(event.detail)),
  );
}

/** @param {TimelineEvent} event */
function failure({ failure: what, willRetry }) {
  return h(
    "span",
    {},
    h("code", {}, what?.code),
    ` ${what?.message}`,
    willRetry && h("span", { class: "soft" }, " · will be retried"),
  );
}

/** @param {TimelineEvent["detail"]} facts */
function detail(facts = {}) {
  return Object.entries(facts)
    .filter(([name]) => name !== "step" && name !== "op")
    .map(([name, fact]) => `${name} ${typeof fact === "string" ? readable(fact) : JSON.stringify(fact)}`)
    .join(" · ");
}

/** @param {TimelineEvent["detail"]} facts */
function named(facts) {
  return typeof facts?.["step"] === "string" ? facts["step"] : undefined;
}

/** @param {string} text */
function readable(text) {
  const time = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(text) ? new Date(text) : undefined;
  return time ? time.toLocaleString(undefined, { dateStyle: "medium", timeStyle: "medium" }) : text;
}

/**
 * When attempts failed that were followed by others, by step.
 * @param {readonly TimelineEvent[]} events
 */
export function failedAttempts(events) {
  /** @type {Map<string, number[]>} */
  const times = new Map();
  for (const { type, step, at, willRetry } of events) {
    if (type !== "step.failed" || step === undefined || !willRetry) continue;
    times.set(step, [...(times.get(step) ?? []), Date.parse(at)]);
  }
  return times;
}

/**
 * What the run waits for, if it does.
 * @param {readonly TimelineEvent[]} events
 */
export function waitsFor(events) {
  const last = events.findLast(({ type }) => type.startsWith("run."));
  return last?.type === "run.waiting" ? detail(last.detail) : undefined;
}

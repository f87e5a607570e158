import { ask, base, Problem, runPath } from "./api.js";
import { h, notice, say } from "./dom.js";
import { keyed } from "./keyed.js";
import { line, poll } from "./line.js";
import { runActions } from "./run-actions.js";
import { eventList, failedAttempts, waitsFor } from "./run-events.js";
import { runFacts, runHead } from "./run-facts.js";
import { StepTable } from "./run-steps.js";
import { RunStream } from "./run-stream.js";
import { readOnly } from "./runs-view.js";
import { value } from "./values.js";

/**
 * @typedef {object} Shown
 * @property {import("./run-facts.js").FullRun} run
 * @property {readonly import("./step-row.js").Step[]} steps
 * @property {boolean} mayAct
 * @property {boolean} seesOutputs
 * @property {string} now
 */

/**
 * One run, live. Returns what takes it down.
 * @param {HTMLElement} main
 * @param {string} runId
 * @param {(address: string) => void} go
 */
export function showRun(main, runId, go) {
  document.title = `${runId} · Workflows`;
  const trouble = h("div");
  const wait = h("div", { class: "loading", "aria-busy": "true" }, h("span", { class: "unseen" }, "Loading"));
  const crumb = h("nav", { class: "crumb", "aria-label": "Breadcrumb" }, h("a", { href: `${base}/` }, "All runs"));
  const { content, draw } = runContent(
    runId,
    runActions(runId, go, () => looking.soon()),
  );
  main.replaceChildren(crumb, trouble, wait, content);
  /** @type {Shown | undefined} */
  let shown;
  /** How far the server's clock is ahead of ours. */
  let ahead = 0;
  const appear = () => {
    wait.hidden = shown !== undefined;
    content.hidden = shown === undefined;
  };
  const redraw = () => shown && draw(shown, stream.events, Date.now() + ahead);
  const stream = new RunStream((state) => {
    if (state === "live") line(shown?.run.isTerminal ? "ended" : "live");
    else if (state === "offline") line("offline");
    else if (state === "ended" || (shown && stream.events.length > shown.run.sequence)) looking.soon();
    if (state === "events") redraw();
    if (shown && stream.events.length >= shown.run.sequence) appear();
  });
  const looking = poll(async (signal) => {
    try {
      const data = /** @type {Shown} */ (await ask(runPath(runId), { signal }));
      if (signal.aborted) return true;
      if (shown && shown.run.status !== data.run.status) say(`The run is ${data.run.status}`);
      shown = data;
      ahead = Date.parse(data.now) - Date.now();
      document.title = `${data.run.functionId}, ${data.run.status} · Workflows`;
      readOnly(!data.mayAct);
      trouble.replaceChildren();
      redraw();
      stream.open(runId);
      // Its rows follow at once: then all of it appears together, and nothing moves.
      if (content.hidden) setTimeout(appear, 500);
      if (data.run.isTerminal) line("ended");
      return !data.run.isTerminal;
    } catch (error) {
      if (signal.aborted || !(error instanceof Problem)) throw error;
      line("offline");
      // What is on the page stays while the line is down.
      if (shown && error.status === 0) throw error;
      trouble.replaceChildren(notice(error.message, error.detail));
      shown = undefined;
      wait.hidden = content.hidden = true;
      if (error.status === 404) return false;
      throw error;
    }
  }, 10_000);
  const tick = setInterval(() => {
    if (shown && !shown.run.isTerminal && !document.hidden) redraw();
  }, 1_000);
  return () => {
    looking.stop();
    stream.close();
    clearInterval(tick);
  };
}

/**
 * What a run's page consists of, and what brings it up to date.
 * @param {string} runId
 * @param {{ cancel: () => void, retry: () => void }} actions
 */
function runContent(runId, actions) {
  const steps = new StepTable(runId);
  const list = eventList();
  const head = h("div", { class: "headline" });
  const values = h("div", { class: "values" });
  const content = h(
    "div",
    { hidden: true },
    head,
    section("Steps", steps.element),
    values,
    section("Timeline", list.element),
  );
  const showHead = keyed(head, {
    key: ({ part }) => part,
    signature: (
      /** @type {{ part: "head" | "facts", data: Shown, now: number, waits: string | undefined }} */ {
        part,
        data,
        now,
        waits,
      },
    ) =>
      JSON.stringify([
        data.run,
        data.mayAct,
        part === "facts" && [Math.floor(now / (data.run.isTerminal ? 60_000 : 1_000)), waits],
      ]),
    render: ({ part, data, now, waits }) =>
      part === "head" ? runHead(data.run, { mayAct: data.mayAct, ...actions }) : runFacts(data.run, now, waits),
  });
  const showValues = keyed(values, {
    key: (/** @type {import("./values.js").Named} */ { name }) => name,
    signature: ({ nothing }) => `${nothing}`,
    render: (named) => h("section", { class: "card" }, value(runId, { ...named, heading: "h2" })),
  });
  return {
    content,
    /**
     * @param {Shown} data
     * @param {readonly import("./run-events.js").TimelineEvent[]} events
     * @param {number} now
     */
    draw(data, events, now) {
      const waits = waitsFor(events);
      showHead([
        { part: "head", data, now, waits },
        { part: "facts", data, now, waits },
      ]);
      steps.show(data, now, failedAttempts(events));
      list.show(events);
      const none = data.run.isTerminal ? "None." : "None yet.";
      const input = { name: "input", title: "Input", nothing: undefined };
      const output = { name: "output", title: "Output", nothing: data.run.hasOutput ? undefined : none };
      showValues(data.seesOutputs ? [input, output] : []);
    },
  };
}

/**
 * @param {string} title
 * @param {HTMLElement} content
 */
function section(title, content) {
  return h("section", { class: "card" }, h("h2", {}, title), content);
}

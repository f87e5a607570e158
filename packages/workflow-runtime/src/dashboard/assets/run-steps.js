import { h } from "./dom.js";
import { keyed } from "./keyed.js";
import { scale } from "./scale.js";
import { spanOf, stepPanel, stepRow } from "./step-row.js";

/** @typedef {import("./step-row.js").Step} Step */

/** Steps that are on the page at once. */
const most = 500;

/** The steps of a run on a common scale of time, each with a bar and, opened, with what it gave. */
export class StepTable {
  #runId;
  /** Ids of the steps that are open. @type {Set<string>} */
  #open = new Set();
  /** @type {readonly Step[]} */
  #steps = [];
  #ruler = scale(0, 1);
  #now = 0;
  #seesOutputs = false;
  /** When attempts failed, by the step's name. @type {ReadonlyMap<string, readonly number[]>} */
  #failed = new Map();
  #axis = h("div", { class: "axis", "aria-hidden": "true" });
  #body = h("tbody");
  #note = h("p", { class: "soft" });
  #table = h(
    "table",
    { class: "steps" },
    h("caption", { class: "unseen" }, "Steps on a scale of time"),
    h(
      "thead",
      {},
      h(
        "tr",
        {},
        h("th", { scope: "col" }, "Step"),
        h("th", { scope: "col", class: "number" }, "Duration"),
        h("th", { scope: "col", class: "track" }, h("span", { class: "unseen" }, "When"), this.#axis),
      ),
    ),
    this.#body,
  );
  element = h("div", { class: "scroll" }, this.#table, this.#note);
  #show = keyed(this.#body, {
    key: (/** @type {Step & { panel?: boolean }} */ step) => `${step.panel === true} ${step.id}`,
    signature: (step) =>
      JSON.stringify(
        step.panel ? [step.status, step.attempt, this.#seesOutputs] : [step.status, step.attempt, this.#look(step)],
      ),
    render: (step) =>
      step.panel
        ? stepPanel(this.#runId, step, this.#seesOutputs)
        : stepRow(step, { ...this.#look(step), toggle: () => this.#toggle(step.id) }),
  });

  /** @param {string} runId */
  constructor(runId) {
    this.#runId = runId;
  }

  /**
   * @param {{ run: import("./run-facts.js").FullRun, steps: readonly Step[], seesOutputs: boolean }} data
   * @param {number} now
   * @param {ReadonlyMap<string, readonly number[]>} failed
   */
  show({ run, steps, seesOutputs }, now, failed) {
    this.#failed = failed;
    this.#now = now;
    this.#seesOutputs = seesOutputs;
    // What was open when somebody cancelled the run did not fail.
    const cut = (/** @type {Step} */ step) => run.status === "cancelled" && step.status === "failed" && !step.failure;
    this.#steps = steps.slice(0, most).map((step) => (cut(step) ? { ...step, status: "cancelled" } : step));
    this.#ruler = scale(Date.parse(run.createdAt), run.finishedAt ? Date.parse(run.finishedAt) : now);
    this.#table.style.setProperty("--grid", `${this.#ruler.marks[0]?.at ?? 100}%`);
    this.#axis.replaceChildren(
      ...this.#ruler.marks.map(({ at, text }) => {
        const mark = h("span", {}, text);
        mark.style.setProperty("--at", `${at}%`);
        return mark;
      }),
    );
    this.#table.hidden = steps.length === 0;
    this.#note.hidden = steps.length > 0 && steps.length <= most;
    if (steps.length > most) this.#note.textContent = `The first ${most} of ${steps.length} steps.`;
    else this.#note.textContent = run.isTerminal ? "The run ended without a step." : "No step has begun yet.";
    this.#draw();
  }

  #draw() {
    this.#show(this.#steps.flatMap((step) => (this.#open.has(step.id) ? [step, { ...step, panel: true }] : [step])));
  }

  /** @param {string} id */
  #toggle(id) {
    if (!this.#open.delete(id)) this.#open.add(id);
    this.#draw();
  }

  /** @param {Step} step */
  #look(step) {
    const { from, to } = spanOf(step, this.#now);
    const left = this.#ruler.share(from);
    const failed = (this.#failed.get(step.name) ?? []).map(this.#ruler.share);
    return { from: left, width: this.#ruler.share(to) - left, time: to - from, open: this.#open.has(step.id), failed };
  }
}

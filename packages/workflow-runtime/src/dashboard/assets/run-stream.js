import { base, runPath } from "./api.js";

/** @typedef {import("./run-events.js").TimelineEvent} TimelineEvent */

/** The events of a run, each once; the browser reconnects by itself and resumes after the last one. */
export class RunStream {
  /** @type {TimelineEvent[]} */
  events = [];
  /** @type {EventSource | undefined} */
  #source;
  #soon = 0;
  #retry = 0;
  #told;

  /** @param {(state: "live" | "offline" | "events" | "ended") => void} told */
  constructor(told) {
    this.#told = told;
  }

  /** @param {string} runId */
  open(runId) {
    if (this.#source) return;
    const source = (this.#source = new EventSource(`${base}/api${runPath(runId, "/events")}`));
    source.addEventListener("open", () => this.#told("live"));
    source.addEventListener("message", ({ data }) => {
      const event = /** @type {TimelineEvent} */ (JSON.parse(data));
      // A stream that had to be opened anew begins at the beginning.
      if (event.sequence <= this.events.length) return;
      this.events.push(event);
      clearTimeout(this.#soon);
      // A burst of rows is drawn once.
      this.#soon = window.setTimeout(() => this.#told("events"), 60);
    });
    source.addEventListener("done", () => {
      source.close();
      this.#told("ended");
    });
    source.addEventListener("error", () => {
      this.#told("offline");
      if (source.readyState !== EventSource.CLOSED) return;
      // An answer that is no stream ends it for good, as far as the browser is concerned.
      this.#retry = window.setTimeout(() => {
        this.#source = undefined;
        this.open(runId);
      }, 5_000);
    });
  }

  close() {
    this.#source?.close();
    clearTimeout(this.#soon);
    clearTimeout(this.#retry);
  }
}

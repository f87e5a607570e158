import { ask, base, runPath } from "./api.js";
import { h } from "./dom.js";
import { size } from "./format.js";

/** @typedef {{ text: string, truncated: boolean, bytes: number }} Value */

/**
 * @typedef {object} Named
 * @property {string} name What the server calls it.
 * @property {string} title
 * @property {string} [label] What it is called beside others of its kind.
 * @property {"h2" | "span"} [heading]
 * @property {string | undefined} [nothing] What to say instead of asking.
 */

/**
 * What went into a run or came out of it; asked for when it is put on the page.
 * @param {string} runId
 * @param {Named} value
 */
export function value(runId, { name, title, label = title, heading = "span", nothing }) {
  const path = runPath(runId, `/values/${encodeURIComponent(name)}`);
  const text = h("pre", { tabindex: 0, role: "region", "aria-label": label }, nothing ?? "…");
  const more = h("a", { class: "more", href: `${base}/api${path}?download`, download: true, hidden: true });
  const show = (/** @type {Value} */ { text: shown, truncated, bytes }) => {
    text.textContent = truncated ? `${shown}\n…` : shown;
    more.textContent = truncated ? `Shortened; download all ${size(bytes)}` : `Download ${size(bytes)}`;
    more.hidden = false;
  };
  const fail = (/** @type {Error} */ { message }) => {
    text.textContent = message;
  };
  if (nothing === undefined) /** @type {Promise<Value>} */ (ask(path)).then(show, fail);
  return h("figure", { class: "value" }, h("figcaption", {}, h(heading, {}, title), more), text);
}

/**
 * Why something failed.
 * @param {{ code: string, message: string, step?: string | undefined }} failure
 * @param {string | undefined} stack
 */
export function failureBox(failure, stack) {
  return h(
    "div",
    { class: "failure" },
    h("p", {}, h("code", {}, failure.code), " ", h("span", { class: "own" }, failure.message)),
    failure.step && h("p", { class: "soft" }, "In step ", h("b", {}, failure.step)),
    stack && h("details", {}, h("summary", {}, "Stack"), h("pre", { tabindex: 0 }, stack)),
  );
}

import { ask, base, runPath } from "./api.js";
import { h } from "./dom.js";
import { size } from "./format.js";

/** @typedef {{ text: string, truncated: boolean, bytes: number }} Value */

/**
 * What went into a run or came out of it; asked for when it is put on the page.
 * @param {string} runId
 * @param {string} name
 * @param {string} title
 * @param {"h2" | "span"} heading
 */
export function value(runId, name, title, heading = "span") {
  const path = runPath(runId, `/values/${encodeURIComponent(name)}`);
  const text = h("pre", { tabindex: 0, role: "region", "aria-label": title, "aria-busy": "true" }, "…");
  const more = h("a", { class: "more", href: `${base}/api${path}?download`, download: true, hidden: true });
  ask(path).then(
    (found) => {
      const { text: shown, truncated, bytes } = /** @type {Value} */ (found);
      text.textContent = truncated ? `${shown}\n…` : shown;
      more.textContent = truncated ? `Shortened; download all ${size(bytes)}` : `Download ${size(bytes)}`;
      more.hidden = false;
      text.removeAttribute("aria-busy");
    },
    (error) => {
      text.textContent = error.message;
      text.removeAttribute("aria-busy");
    },
  );
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

import { base } from "./api.js";
import { h, notice } from "./dom.js";
import { showRun } from "./run-view.js";
import { showRuns } from "./runs-view.js";

const main = /** @type {HTMLElement} */ (document.getElementById("main"));
let leave = () => {};

/** Shows what the address names. */
function route() {
  leave();
  leave = () => {};
  const path = location.pathname.slice(base.length);
  const [, runId] = /^\/runs\/([^/]+)$/.exec(path) ?? [];
  if (runId !== undefined) leave = showRun(main, decodeURIComponent(runId), go);
  else if (path === "" || path === "/") leave = showRuns(main, go);
  else main.replaceChildren(notice("There is nothing here", "", h("a", { href: `${base}/` }, "All runs")));
}

/**
 * Goes to another address of this page.
 * @param {string} address
 * @param {unknown} [state]
 */
function go(address, state = null) {
  history.pushState(state, "", address);
  route();
  scrollTo(0, 0);
  main.focus({ preventScroll: true });
}

document.addEventListener("click", (event) => {
  const link = event.target instanceof Element ? event.target.closest("a") : null;
  const plain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
  if (!link || !plain || event.defaultPrevented || link.hasAttribute("download")) return;
  const url = new URL(link.href);
  if (url.origin !== location.origin || url.hash || !`${url.pathname}/`.startsWith(`${base}/`)) return;
  event.preventDefault();
  go(url.href);
});
addEventListener("popstate", route);
route();

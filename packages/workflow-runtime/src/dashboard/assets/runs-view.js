import { ask, base, Problem } from "./api.js";
import { h, notice, say } from "./dom.js";
import { filterForm, queryOf } from "./filters.js";
import { line, poll } from "./line.js";
import { runsTable } from "./runs-table.js";

/** @typedef {import("./runs-table.js").Run} Run */
/** @typedef {{ items: readonly Run[], nextCursor?: string, mayAct: boolean, now: string }} Page */

/**
 * The list of runs. Returns what takes it down.
 * @param {HTMLElement} main
 * @param {(address: string, state?: unknown) => void} go
 */
export function showRuns(main, go) {
  document.title = "Runs · Workflows";
  const { table, show } = runsTable();
  const place = h("div", { class: "card scroll", "aria-busy": "true" }, table);
  const newest = h("button", { type: "button", class: "quiet", click: () => go(addressWith(undefined)) }, "Newest");
  const newer = h("button", { type: "button", click: () => history.back() }, "Newer");
  const older = h("button", { type: "button", click: () => next && go(addressWith(next), { paged: true }) }, "Older");
  const pager = h("nav", { class: "pager", "aria-label": "Pages", hidden: true }, newest, newer, older);
  const form = filterForm((address) => {
    history.replaceState(null, "", addressOf(address));
    place.setAttribute("aria-busy", "true");
    looking.soon();
  });
  main.replaceChildren(h("h1", { class: "unseen" }, "Runs"), form, place, pager);
  /** @type {string | undefined} */
  let next;
  let told = "";
  const paging = new URLSearchParams(location.search).has("cursor");
  newest.disabled = !paging;
  newer.disabled = !history.state?.paged;
  older.disabled = true;

  /** @param {Page} page */
  const render = ({ items, nextCursor, mayAct, now }) => {
    next = nextCursor;
    pager.hidden = false;
    older.disabled = next === undefined;
    readOnly(!mayAct);
    show(items, Date.parse(now));
    suggest(form, items);
    const filtered = new URLSearchParams(location.search).size > 0;
    if (items.length === 0) place.replaceChildren(empty(filtered));
    else if (place.firstElementChild !== table) place.replaceChildren(table);
    place.removeAttribute("aria-busy");
    const words = `${items.length} ${items.length === 1 ? "run" : "runs"}${next ? ", and more" : ""}`;
    if (words !== told) say((told = words));
  };
  const looking = poll(async (signal) => {
    try {
      const page = await ask(`/runs?${queryOf(new URLSearchParams(location.search))}`, { signal });
      if (signal.aborted) return true;
      render(/** @type {Page} */ (page));
      line("live");
      return true;
    } catch (error) {
      if (signal.aborted) throw error;
      place.removeAttribute("aria-busy");
      if (!(error instanceof Problem)) throw error;
      line("offline");
      // What is on the page stays while the line is down; a refusal replaces it.
      if (error.status >= 400 && error.status < 500) place.replaceChildren(notice(error.message, error.detail));
      else if (told === "") place.replaceChildren(notice(error.message, error.detail));
      throw error;
    }
  }, 2_000);
  return looking.stop;
}

/** @param {boolean} filtered */
function empty(filtered) {
  if (filtered) return notice("No run matches", "Change the filters above, or clear them.");
  return notice("No runs yet", "A run appears here as soon as an event triggers a function.");
}

/** @param {boolean} yes */
export function readOnly(yes) {
  const badge = document.getElementById("read-only");
  if (badge) badge.hidden = !yes;
}

/**
 * Offers the functions that are on the page.
 * @param {HTMLElement} form
 * @param {readonly Run[]} runs
 */
function suggest(form, runs) {
  const list = form.querySelector("datalist");
  const names = [...new Set(runs.map(({ functionId }) => functionId))].sort();
  if (list && list.children.length < names.length)
    list.replaceChildren(...names.map((value) => h("option", { value })));
}

/** @param {string | undefined} cursor */
function addressWith(cursor) {
  const address = new URLSearchParams(location.search);
  address.delete("cursor");
  if (cursor) address.set("cursor", cursor);
  return addressOf(address);
}

/** @param {URLSearchParams} address */
function addressOf(address) {
  return `${base}/${address.size > 0 ? `?${address}` : ""}`;
}

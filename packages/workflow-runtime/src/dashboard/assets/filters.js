import { h, status } from "./dom.js";

export const statuses = ["queued", "running", "waiting", "completed", "failed", "cancelled"];

/** @type {Readonly<Record<string, readonly [string, number]>>} */
const spans = {
  "15m": ["Last 15 minutes", 900_000],
  "1h": ["Last hour", 3_600_000],
  "24h": ["Last 24 hours", 86_400_000],
  "7d": ["Last 7 days", 604_800_000],
};

/**
 * What the server is asked for, by what the address says.
 * @param {URLSearchParams} address
 */
export function queryOf(address) {
  const query = new URLSearchParams();
  for (const name of address.getAll("status")) query.append("status", name);
  for (const name of ["function", "cursor"]) {
    const value = address.get(name);
    if (value) query.set(name, value);
  }
  for (const pair of (address.get("attribute") ?? "").split(/\s+/)) if (pair) query.append("attribute", pair);
  const [, span] = spans[address.get("time") ?? ""] ?? [];
  if (span) query.set("createdAfter", new Date(Date.now() - span).toISOString());
  if (address.get("time") === "custom") {
    for (const [name, to] of [
      ["from", "createdAfter"],
      ["to", "createdBefore"],
    ]) {
      const value = address.get(name ?? "");
      if (value && to) query.set(to, new Date(value).toISOString());
    }
  }
  return query;
}

/**
 * The form above the list; it writes into the address, which is what counts.
 * @param {(address: URLSearchParams) => void} changed
 */
export function filterForm(changed) {
  const address = new URLSearchParams(location.search);
  const boxes = statuses.map((name) =>
    h("input", { type: "checkbox", name: "status", value: name, checked: address.getAll("status").includes(name) }),
  );
  const field = (/** @type {string} */ name, /** @type {Readonly<Record<string, unknown>>} */ more) =>
    h("input", { name, autocomplete: "off", spellcheck: "false", value: address.get(name), ...more });
  const named = field("function", { type: "search", placeholder: "app-function", list: "functions" });
  const attribute = field("attribute", { type: "search", placeholder: "tenant=acme" });
  const from = field("from", { type: "datetime-local" });
  const to = field("to", { type: "datetime-local" });
  const option = (/** @type {string} */ value, /** @type {string} */ text) =>
    h("option", { value, selected: (address.get("time") ?? "") === value }, text);
  const time = h(
    "select",
    { name: "time" },
    option("", "Any time"),
    ...Object.entries(spans).map(([value, [text]]) => option(value, text)),
    option("custom", "Between …"),
  );
  const between = h("span", { class: "between" }, labelled("From", from), labelled("To", to));
  const clear = h("button", { type: "button", class: "quiet" }, "Clear filters");
  const form = h(
    "form",
    { class: "filters", role: "search", "aria-label": "Filter runs" },
    h(
      "fieldset",
      {},
      h("legend", { class: "unseen" }, "Status"),
      ...boxes.map((box) => h("label", { class: "chip" }, box, status(box.value))),
    ),
    labelled("Function", named),
    h("datalist", { id: "functions" }),
    labelled("Attribute", attribute),
    labelled("Created", time),
    between,
    clear,
  );
  const read = () => {
    const next = new URLSearchParams();
    for (const [name, value] of new FormData(form)) {
      if (typeof value !== "string" || !value.trim()) continue;
      if ((name === "from" || name === "to") && time.value !== "custom") continue;
      next.append(name, value.trim());
    }
    between.hidden = time.value !== "custom";
    clear.hidden = next.size === 0;
    return next;
  };
  let timer = 0;
  form.addEventListener("input", ({ target }) => {
    clearTimeout(timer);
    // Who types is not asked after every letter.
    timer = window.setTimeout(
      () => changed(read()),
      target instanceof HTMLInputElement && target.type === "search" ? 300 : 0,
    );
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  clear.addEventListener("click", () => {
    for (const box of boxes) box.checked = false;
    for (const input of [named, attribute, from, to, time]) input.value = "";
    changed(read());
    boxes[0]?.focus();
  });
  read();
  return form;
}

/**
 * @param {string} text
 * @param {HTMLElement} control
 */
function labelled(text, control) {
  return h("label", { class: "field" }, h("span", {}, text), control);
}

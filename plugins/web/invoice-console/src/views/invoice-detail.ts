import type { Invoice } from "@rawr/invoicing-client";
import { h, type VNode } from "../dom/h.ts";
import { invoiceBadge } from "./badges.ts";
import { icon } from "./icon.ts";
import { runActions } from "./run-actions.ts";
import { runList } from "./run-list.ts";
import { runPanel } from "./run-panel.ts";
import { troubleBox } from "./trouble-box.ts";
import type { View } from "./view.ts";

/** The selected invoice: what is paid, what can be done, and what was done. */
export function invoiceDetail(view: View): VNode {
  const { state, messages, id, actions } = view;
  const { invoice, invoiceTrouble, route } = state;
  if (!route.invoiceId)
    return h(
      "section",
      { class: "detail card", key: "none", "aria-labelledby": `${id}-none` },
      h(
        "div",
        { class: "empty" },
        h("h2", { id: `${id}-none` }, messages.nothingSelected),
        h("p", { class: "soft" }, messages.nothingSelectedHint),
      ),
    );
  return h(
    "section",
    {
      class: "detail card",
      key: `detail ${route.invoiceId}`,
      "aria-labelledby": `${id}-detail`,
      "aria-busy": !invoice && !invoiceTrouble && "true",
      onkeydown: (event: KeyboardEvent) => event.key === "Escape" && !state.cancel && actions.close(),
    },
    h(
      "header",
      {},
      h("button", { type: "button", class: "quiet back", onclick: actions.close }, icon("back"), messages.back),
      h(
        "div",
        { class: "title" },
        h("h2", { id: `${id}-detail`, tabindex: -1, "data-fallback": true }, invoice?.customer ?? route.invoiceId),
        h("p", { class: "soft" }, invoice ? `${invoice.reference} · ${invoice.invoiceId}` : messages.loading),
      ),
      h(
        "button",
        { type: "button", class: "quiet close", "aria-label": messages.close, onclick: actions.close },
        icon("cross"),
      ),
    ),
    invoiceTrouble && !invoice ? troubleBox(view, invoiceTrouble, actions.retry) : facts(view, invoice),
    !(invoiceTrouble && !invoice) && [runActions(view), runList(view), runPanel(view)],
  );
}

function facts(view: View, invoice: Invoice | undefined): VNode {
  const { messages, format } = view;
  const waiting = h("span", { class: "skeleton" });
  const money = (cents: number | undefined) => (invoice ? format.money(cents ?? 0, invoice.currency) : waiting);
  const open = invoice && (invoice.state === "settled" ? 0 : Math.max(0, invoice.amountCents - invoice.settledCents));
  const fact = (name: string, value: VNode | string, look = "") =>
    h("div", { class: look }, h("dt", {}, name), h("dd", {}, value));
  return h(
    "dl",
    { class: "facts", key: "facts" },
    fact(messages.amount, money(invoice?.amountCents), "money"),
    fact(messages.booked, money(invoice?.settledCents), "money"),
    fact(messages.stillOpen, money(open), "money"),
    fact(messages.due, invoice ? format.day(invoice.dueOn) : waiting),
    fact(messages.state, invoice ? invoiceBadge(view, invoice.state) : waiting),
  );
}

import { type Child, h, type VNode } from "../dom/h.ts";
import { invoiceBadge } from "./badges.ts";
import { runActions } from "./run-actions.ts";
import { runList } from "./run-list.ts";
import { runPanel } from "./run-panel.ts";
import type { DetailView } from "./view.ts";

/** The selected invoice: what is paid, what can be done, and what was done. */
export function detailContent(view: DetailView): VNode[] {
  return [facts(view), runActions(view), runList(view), ...(view.state.run ? [runPanel(view, view.state.run)] : [])];
}

function facts(view: DetailView): VNode {
  const { messages, format, state } = view;
  const { invoice } = state;
  const waiting = h("span", { class: "skeleton" });
  const money = (cents: number | undefined) => (invoice ? format.money(cents ?? 0, invoice.currency) : waiting);
  const open = invoice && (invoice.state === "settled" ? 0 : Math.max(0, invoice.amountCents - invoice.settledCents));
  const fact = (name: string, value: Child, look = "") =>
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

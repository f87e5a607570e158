import type { Adjustment, PaymentMatch, ReconciliationResult } from "@rawr/workflows-client";
import { h, type VNode } from "../dom/h.ts";
import { stillOpen } from "../state/money.ts";
import type { DetailView } from "./view.ts";

/** Which payments were booked and why, what was booked beside them, and what that adds up to. */
export function resultView(view: DetailView, result: ReconciliationResult): VNode {
  const { messages, format, id } = view;
  const { matches, adjustments, currency, invoicedCents, matchedCents } = result;
  const money = (cents: number) => format.money(cents, currency);
  const sum = (name: string, cents: number, look = "") =>
    h("tr", { class: look }, h("th", { scope: "row", colspan: 3 }, name), h("td", { class: "number" }, money(cents)));
  return h(
    "section",
    { class: "result", key: "result", "aria-labelledby": `${id}-result` },
    h("h4", { id: `${id}-result` }, messages.payments),
    h(
      "table",
      { "aria-labelledby": `${id}-result` },
      h(
        "thead",
        {},
        h(
          "tr",
          {},
          [messages.payment, messages.rule, messages.received].map((name) => h("th", { scope: "col" }, name)),
          h("th", { scope: "col", class: "number" }, messages.amount),
        ),
      ),
      h(
        "tbody",
        {},
        matches.map((match) => matchRow(view, match, money)),
        adjustments.map((entry) => adjustmentRow(view, entry, money)),
      ),
      h(
        "tfoot",
        {},
        sum(messages.invoiced, invoicedCents),
        sum(messages.covered, matchedCents),
        sum(messages.stillOpen, stillOpen(result), "total"),
      ),
    ),
  );
}

function matchRow({ messages, format }: DetailView, match: PaymentMatch, money: (cents: number) => string): VNode {
  const { paymentId, rule, valueDate, amountCents } = match;
  return h(
    "tr",
    { key: paymentId },
    h("td", {}, h("code", {}, paymentId)),
    h("td", {}, messages.rules[rule] ?? rule),
    h("td", {}, format.day(valueDate)),
    h("td", { class: "number" }, money(amountCents)),
  );
}

function adjustmentRow({ messages }: DetailView, entry: Adjustment, money: (cents: number) => string): VNode {
  const { kind, paymentId = "", amountCents } = entry;
  return h(
    "tr",
    { key: `${kind} ${paymentId}`, class: "adjustment" },
    h("td", {}, h("code", {}, paymentId)),
    h("td", { colspan: 2 }, messages.adjustments[kind] ?? kind),
    h("td", { class: "number" }, money(amountCents)),
  );
}

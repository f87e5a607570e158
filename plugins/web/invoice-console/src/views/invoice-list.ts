import type { Invoice } from "@rawr/invoicing-client";
import { h, type VNode } from "../dom/h.ts";
import { invoiceBadge } from "./badges.ts";
import { troubleBox } from "./trouble-box.ts";
import type { View } from "./view.ts";

const columns = ["customer", "reference", "amount", "due", "state"] as const;
/** As many as fill a screen. */
const skeletonRows = 10;

/** The invoices: a table where there is room, cards where there is not. Roles are said, because `display` takes them away. */
export function invoiceList(view: View): VNode {
  const { state, messages, id, actions } = view;
  const { list, route } = state;
  const isLoading = list.phase === "loading";
  return h(
    "section",
    { class: "list card", "aria-labelledby": `${id}-list`, key: "list" },
    h(
      "header",
      {},
      h("h2", { id: `${id}-list`, tabindex: -1, "data-fallback": true }, messages.invoices),
      h(
        "span",
        { class: "soft" },
        isLoading ? messages.loading : messages.invoiceCount(list.items.length, !!list.next),
      ),
    ),
    list.phase === "failed" && list.trouble
      ? troubleBox(view, list.trouble, actions.reload)
      : list.phase === "ready" && list.items.length === 0
        ? h(
            "div",
            { class: "empty" },
            h("h3", {}, messages.noInvoices),
            h("p", { class: "soft" }, messages.noInvoicesHint),
          )
        : h(
            "table",
            { role: "table", "aria-labelledby": `${id}-list`, "aria-busy": isLoading && "true", key: "table" },
            h(
              "thead",
              { role: "rowgroup" },
              h(
                "tr",
                { role: "row" },
                ...columns.map((column) =>
                  h("th", { role: "columnheader", scope: "col", class: column }, messages[column]),
                ),
              ),
            ),
            h(
              "tbody",
              { role: "rowgroup", onkeydown: arrows },
              isLoading
                ? Array.from({ length: skeletonRows }, (_, index) => skeleton(`skeleton ${index}`))
                : list.items.map((invoice) => row(view, invoice, invoice.invoiceId === route.invoiceId)),
            ),
          ),
    list.trouble && list.phase === "ready" && troubleBox(view, list.trouble),
    list.next &&
      h(
        "footer",
        {},
        h(
          "button",
          { type: "button", class: "quiet", "aria-disabled": list.adding && "true", onclick: actions.moreInvoices },
          list.adding ? messages.loading : messages.more,
        ),
      ),
  );
}

function row(view: View, invoice: Invoice, isSelected: boolean): VNode {
  const { messages, format, href, actions } = view;
  const { invoiceId, customer, reference, amountCents, currency, dueOn, state } = invoice;
  const isOverdue = state !== "settled" && dueOn < new Date().toISOString().slice(0, 10);
  const open = (event: MouseEvent) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    actions.select({ invoiceId });
  };
  return h(
    "tr",
    { role: "row", key: invoiceId, class: isSelected && "selected" },
    h(
      "td",
      { role: "cell", class: "customer" },
      h(
        "a",
        { href: href({ invoiceId }), "data-invoice": invoiceId, "aria-current": isSelected && "true", onclick: open },
        customer,
      ),
    ),
    h("td", { role: "cell", class: "reference soft" }, reference),
    h("td", { role: "cell", class: "amount number" }, format.money(amountCents, currency)),
    h(
      "td",
      { role: "cell", class: "due" },
      h("time", { datetime: dueOn }, format.day(dueOn)),
      isOverdue && h("span", { class: "overdue" }, messages.overdue),
    ),
    h("td", { role: "cell", class: "state" }, invoiceBadge(view, state)),
  );
}

function skeleton(key: string): VNode {
  return h(
    "tr",
    { role: "row", key, "aria-hidden": "true" },
    ...columns.map((column) => h("td", { role: "cell", class: column }, h("span", { class: "skeleton" }))),
  );
}

/** Up and down go from invoice to invoice; Tab goes on working. */
function arrows(event: KeyboardEvent): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step) return;
  const links = [...(event.currentTarget as HTMLElement).querySelectorAll<HTMLElement>("[data-invoice]")];
  const next = links[links.indexOf(event.target as HTMLElement) + step];
  if (!next) return;
  event.preventDefault();
  next.focus();
}

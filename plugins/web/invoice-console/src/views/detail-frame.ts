import type { Detail } from "../detail.ts";
import { h, type VNode } from "../dom/h.ts";
import { icon } from "./icon.ts";
import { troubleBox } from "./trouble-box.ts";
import type { View } from "./view.ts";

/** The place of the selected invoice: whose it is, and the way back. What is in it comes with the detail. */
export function detailFrame(view: View, detail: Detail | undefined): VNode {
  const { state, messages, id, actions } = view;
  const { invoice, invoiceTrouble, codeTrouble, route } = state;
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
  const trouble = codeTrouble ?? (invoice ? undefined : invoiceTrouble);
  return h(
    "section",
    {
      class: "detail card",
      key: `detail ${route.invoiceId}`,
      "aria-labelledby": `${id}-detail`,
      "aria-busy": !invoice && !trouble && "true",
      // A handler that returned false would take the key away from everybody.
      onkeydown: ({ key }: KeyboardEvent) => {
        if (key === "Escape" && !state.cancel) actions.close();
      },
    },
    h(
      "header",
      {},
      h("button", { type: "button", class: "quiet back", onclick: actions.close }, icon("back"), messages.back),
      h(
        "div",
        { class: "title" },
        h("h2", { id: `${id}-detail`, tabindex: -1, "data-fallback": true }, invoice?.customer ?? route.invoiceId),
        h(
          "p",
          { class: "soft" },
          invoice ? `${invoice.reference} · ${invoice.invoiceId}` : !trouble && messages.loading,
        ),
      ),
      h(
        "button",
        { type: "button", class: "quiet close", "aria-label": messages.close, onclick: actions.close },
        icon("cross"),
      ),
    ),
    trouble ? troubleBox(view, trouble, actions.retryDetail) : detail?.content(view),
  );
}

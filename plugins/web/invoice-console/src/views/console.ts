import type { Detail } from "../detail.ts";
import { h, type VNode } from "../dom/h.ts";
import { detailFrame } from "./detail-frame.ts";
import { icon } from "./icon.ts";
import { invoiceList } from "./invoice-list.ts";
import type { View } from "./view.ts";

/** Everything that is shown. */
export function consoleView(view: View, detail: Detail | undefined): VNode[] {
  const { state, messages } = view;
  const notice = state.signedOut ? messages.signedOut : state.online ? undefined : messages.offline;
  const dialog = detail?.dialog(view);
  return [
    // Over the content, so that nothing jumps when it comes and goes.
    h("div", { class: "banner", key: "banner", hidden: !notice }, icon("warn"), h("p", {}, notice)),
    h(
      "div",
      { class: `columns${state.route.invoiceId ? " open" : ""}`, key: "columns" },
      invoiceList(view),
      detailFrame(view, detail),
    ),
    ...(dialog ? [dialog] : []),
  ];
}

import { h, type VNode } from "../dom/h.ts";
import { cancelDialog } from "./cancel-dialog.ts";
import { icon } from "./icon.ts";
import { invoiceDetail } from "./invoice-detail.ts";
import { invoiceList } from "./invoice-list.ts";
import type { View } from "./view.ts";

/** Everything that is shown. */
export function consoleView(view: View): VNode[] {
  const { state, messages } = view;
  const notice = state.signedOut ? messages.signedOut : state.online ? undefined : messages.offline;
  return [
    // Over the content, so that nothing jumps when it comes and goes.
    h("div", { class: "banner", key: "banner", hidden: !notice }, icon("warn"), h("p", {}, notice)),
    h(
      "div",
      { class: `columns${state.route.invoiceId ? " open" : ""}`, key: "columns" },
      invoiceList(view),
      invoiceDetail(view),
    ),
    ...(state.cancel ? [cancelDialog(view, state.cancel)] : []),
  ];
}

import { h, type VNode } from "../dom/h.ts";
import type { ConsoleState } from "../state/console-state.ts";
import { troubleBox } from "./trouble-box.ts";
import type { DetailView } from "./view.ts";

/** Asks once more before a run is cancelled. */
export function cancelDialog(view: DetailView, { sending, trouble }: NonNullable<ConsoleState["cancel"]>): VNode {
  const { messages, id, does } = view;
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const reason = new FormData(event.currentTarget as HTMLFormElement).get("reason");
    does.confirmCancel(typeof reason === "string" ? reason.trim() : "");
  };
  return h(
    "dialog",
    {
      key: "cancel",
      class: "card",
      "aria-labelledby": `${id}-cancel`,
      mounted: (dialog: HTMLElement) =>
        // Not in the turn of the key that asked for it: its Enter would be taken for an answer.
        requestAnimationFrame(() => dialog.isConnected && (dialog as HTMLDialogElement).showModal()),
      oncancel: (event: Event) => {
        event.preventDefault();
        does.dismissCancel();
      },
    },
    h(
      "form",
      { onsubmit: submit },
      h("h2", { id: `${id}-cancel` }, messages.cancelTitle),
      h("p", {}, messages.cancelText),
      h("label", { for: `${id}-reason` }, messages.cancelReason),
      h("input", { id: `${id}-reason`, name: "reason", maxlength: 500, autocomplete: "off" }),
      trouble && troubleBox(view, trouble),
      h(
        "div",
        { class: "buttons" },
        h("button", { type: "button", onclick: does.dismissCancel, "aria-disabled": sending && "true" }, messages.keep),
        h(
          "button",
          { type: "submit", class: "primary", "aria-disabled": sending && "true" },
          sending ? messages.cancelling : messages.cancelConfirm,
        ),
      ),
    ),
  );
}

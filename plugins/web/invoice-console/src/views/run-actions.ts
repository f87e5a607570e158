import { h, type VNode } from "../dom/h.ts";
import { isPassing } from "../state/trouble.ts";
import { icon } from "./icon.ts";
import { troubleBox } from "./trouble-box.ts";
import type { DetailView } from "./view.ts";

/** What can be done with the selected invoice. The button stays the same element, whatever it says: it keeps the focus. */
export function runActions(view: DetailView): VNode {
  const { state, messages, does, lacks } = view;
  const { press, runs, run, online, signedOut } = state;
  if (lacks)
    return h(
      "div",
      { class: "actions", key: "actions" },
      h("p", { class: "soft fine" }, messages.mayNotRun, " ", h("code", {}, lacks), "."),
    );
  const isSending = !!press && !press.trouble;
  const isRunning = runs.items.some(({ isTerminal }) => !isTerminal);
  const isBusy = isSending || isRunning || runs.phase === "loading" || signedOut;
  const label = isSending
    ? messages.starting
    : isRunning
      ? messages.running
      : runs.items.length
        ? messages.runAgain
        : messages.run;
  const start = (event: MouseEvent) => {
    // The second click of a double click is the same wish.
    if (!isBusy && event.detail < 2) does.start();
  };
  const mayCancel = run?.status && !run.status.isTerminal && run.feed !== "ended";
  return h(
    "div",
    { class: "actions", key: "actions" },
    h(
      "button",
      {
        type: "button",
        class: "primary",
        key: "start",
        "data-main": true,
        "aria-disabled": isBusy && "true",
        onclick: start,
      },
      icon(isSending || isRunning ? "play" : runs.items.length ? "again" : "check"),
      label,
    ),
    mayCancel &&
      h(
        "button",
        {
          type: "button",
          key: "cancel",
          "data-cancel": true,
          "aria-disabled": !online && "true",
          onclick: does.askCancel,
        },
        messages.cancel,
      ),
    press?.trouble &&
      troubleBox(
        view,
        press.trouble,
        isPassing(press.trouble) ? does.start : undefined,
        isPassing(press.trouble) ? messages.startUnknown : messages.notStarted,
      ),
  );
}

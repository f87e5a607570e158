import { h, type VNode } from "../dom/h.ts";
import type { ShownRun } from "../state/console-state.ts";
import { type Headline, headlineOf, liveStatus } from "../state/headline.ts";
import { runBadge } from "./badges.ts";
import { type IconName, icon } from "./icon.ts";
import { resultView } from "./result.ts";
import { stepList } from "./step-list.ts";
import { troubleBox } from "./trouble-box.ts";
import type { View } from "./view.ts";

/** The run that is shown: what it comes to, its steps, its result. */
export function runPanel(view: View): VNode | false {
  const { state, messages, format, id, actions } = view;
  const { run } = state;
  if (!run) return false;
  const { status, trouble, feed } = run;
  return h(
    "section",
    {
      class: "run",
      key: `run ${run.runId}`,
      "aria-labelledby": `${id}-run`,
      "aria-busy": !status && !trouble && "true",
    },
    h(
      "header",
      {},
      h("h3", { id: `${id}-run` }, status ? messages.runOf(format.moment(status.createdAt)) : messages.loading),
      status && runBadge(view, liveStatus(run)),
      status && !trouble && h("span", { class: `feed soft ${feed}` }, messages.feeds[feed]),
    ),
    trouble ? troubleBox(view, trouble, actions.retry) : outcome(view, run, headlineOf(run, messages)),
    stepList(view, run),
    status?.status === "completed" && resultView(view, status.output),
  );
}

const toneIcons: Readonly<Record<Headline["tone"], IconName>> = {
  neutral: "play",
  success: "check",
  warning: "half",
  danger: "cross",
};

function outcome({ messages }: View, { status }: ShownRun, headline: Headline | undefined): VNode {
  if (!headline) return h("div", { class: "notice outcome", key: "outcome" }, h("span", { class: "skeleton" }));
  const { tone, title, text, outcome } = headline;
  const name =
    outcome === "undone" ? "undo" : outcome === "nothing-booked" && tone === "neutral" ? "stop" : toneIcons[tone];
  return h(
    "div",
    { class: "notice outcome", "data-tone": tone, key: "outcome" },
    icon(name),
    h(
      "div",
      {},
      h("h4", {}, title),
      h("p", {}, text),
      status?.status === "cancelled" && status.reason && h("p", { class: "fine" }, messages.reason(status.reason)),
      status?.status === "failed" && h("p", { class: "fine" }, `${messages.code} `, h("code", {}, status.failure.code)),
    ),
  );
}

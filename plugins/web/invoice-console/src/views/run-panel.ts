import { h, type VNode } from "../dom/h.ts";
import type { ShownRun } from "../state/console-state.ts";
import { type Headline, headlineOf, liveStatus } from "../state/headline.ts";
import type { MoneyOutcome } from "../state/money.ts";
import { runBadge } from "./badges.ts";
import { type IconName, icon } from "./icon.ts";
import { resultView } from "./result.ts";
import { stepList } from "./step-list.ts";
import { troubleBox } from "./trouble-box.ts";
import type { DetailView } from "./view.ts";

/** The run that is shown: what it comes to, its steps, its result. */
export function runPanel(view: DetailView, run: ShownRun): VNode {
  const { messages, format, id, does } = view;
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
    trouble ? troubleBox(view, trouble, does.retry) : outcome(view, run, headlineOf(run, messages)),
    stepList(view, run),
    status?.status === "completed" && resultView(view, status.output),
  );
}

const outcomeIcons: Readonly<Record<MoneyOutcome, IconName>> = {
  settled: "check",
  "partly-settled": "half",
  "nothing-found": "ring",
  "nothing-booked": "stop",
  undone: "undo",
  "left-booked": "warn",
};

function outcome({ messages }: DetailView, { status }: ShownRun, headline: Headline | undefined): VNode {
  if (!headline) return h("div", { class: "notice outcome", key: "outcome" }, h("span", { class: "skeleton" }));
  const { tone, title, text, outcome } = headline;
  const name = outcome ? outcomeIcons[outcome] : tone === "warning" ? "again" : "play";
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

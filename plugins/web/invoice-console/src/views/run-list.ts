import type { WorkflowRunStatus } from "@rawr/workflows-client";
import { h, type VNode } from "../dom/h.ts";
import { liveStatus } from "../state/headline.ts";
import { runBadge } from "./badges.ts";
import { troubleBox } from "./trouble-box.ts";
import type { DetailView } from "./view.ts";

/** The runs of the invoice, the latest first, in a box that does not grow. */
export function runList(view: DetailView): VNode {
  const { state, messages, id, does } = view;
  const { runs } = state;
  return h(
    "section",
    { class: "runs", key: "runs", "aria-labelledby": `${id}-runs` },
    h("h3", { id: `${id}-runs` }, messages.runs),
    h(
      "div",
      { class: "well", "aria-busy": runs.phase === "loading" && "true" },
      runs.trouble && troubleBox(view, runs.trouble, does.retry),
      runs.phase === "loading" && h("span", { class: "skeleton" }),
      runs.phase === "ready" && runs.items.length === 0 && h("p", { class: "soft none" }, messages.noRuns),
      runs.items.length > 0 &&
        h(
          "ol",
          {},
          runs.items.map((run) => item(view, run)),
        ),
      runs.next &&
        h(
          "button",
          { type: "button", class: "quiet", "aria-disabled": runs.adding && "true", onclick: does.moreRuns },
          messages.olderRuns,
        ),
    ),
  );
}

function item(view: DetailView, run: WorkflowRunStatus): VNode {
  const { state, messages, format, href, actions } = view;
  const { runId, invoiceId, createdAt, requestedBy } = run;
  const isShown = state.run?.runId === runId;
  const open = (event: MouseEvent) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    actions.select({ invoiceId, runId });
  };
  return h(
    "li",
    { key: runId },
    h(
      "a",
      { href: href({ invoiceId, runId }), "data-run": runId, "aria-current": isShown && "true", onclick: open },
      runBadge(view, isShown && state.run ? liveStatus(state.run) : run.status),
      h("time", { datetime: createdAt }, format.moment(createdAt)),
      requestedBy && h("span", { class: "soft who" }, messages.by(requestedBy)),
    ),
  );
}

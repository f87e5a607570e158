import { adoptStyles } from "@rawr/ui-sdk";
import type { Connect } from "./connect.ts";
import type { VNode } from "./dom/h.ts";
import type { Messages } from "./messages.ts";
import type { ConsoleState } from "./state/console-state.ts";
import type { Desk } from "./state/desk.ts";
import { headlineOf } from "./state/headline.ts";
import { createRunActions } from "./state/run-actions.ts";
import { createSelection, type Selection } from "./state/selection.ts";
import { detailStyles } from "./styles/detail.ts";
import { cancelDialog } from "./views/cancel-dialog.ts";
import { detailContent } from "./views/detail-content.ts";
import type { DetailView, View } from "./views/view.ts";
import { createWorkflowClient } from "./workflow-client.ts";

/** Everything about one invoice: its runs, what happens to them, what can be done. */
export interface Detail {
  readonly selection: Selection;
  content(view: View): VNode[];
  dialog(view: View): VNode | false;
  /** What people who do not see the page hear of it. */
  announcement(state: ConsoleState, messages: Messages): string;
}

/** Scope without which nobody starts or cancels a run. */
const runScope = "invoicing:run";

/** The part of the console that is fetched when it is needed: the list is there before. */
export function createDetail(desk: Desk, connect: Connect, root: Node): Detail {
  const runDesk = { ...desk, workflows: createWorkflowClient(connect) };
  const selection = createSelection(runDesk);
  const does = createRunActions(runDesk, selection);
  const lacks = desk.scopes.includes(runScope) ? undefined : runScope;
  const removeStyles = adoptStyles(root, detailStyles);
  desk.signal.addEventListener("abort", removeStyles, { once: true });
  const whole = (view: View): DetailView => ({ ...view, does, lacks });
  return {
    selection,
    content: (view) => detailContent(whole(view)),
    dialog: (view) => view.state.cancel !== undefined && cancelDialog(whole(view), view.state.cancel),
    announcement({ run }, messages) {
      const headline = run && headlineOf(run, messages);
      return headline ? `${headline.title}. ${headline.text}` : "";
    },
  };
}

import type { Format } from "../format/format.ts";
import type { Messages } from "../messages.ts";
import type { Actions } from "../state/actions.ts";
import type { ConsoleState } from "../state/console-state.ts";
import type { Route } from "../state/route.ts";
import type { RunActions } from "../state/run-actions.ts";

/** What a view is made of. */
export interface View {
  readonly state: ConsoleState;
  readonly messages: Messages;
  readonly format: Format;
  readonly actions: Actions;
  /** Beginning of ids, one for each mount. */
  readonly id: string;
  /** The address of a selection. */
  href(route: Route): string;
}

/** What the views of the detail are made of. */
export interface DetailView extends View {
  readonly does: RunActions;
  /** The scope that the person needs for runs and does not have. */
  readonly lacks: string | undefined;
}

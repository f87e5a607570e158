import type { VNode } from "../dom/h.ts";
import type { Format } from "../format/format.ts";
import type { Messages } from "../messages.ts";
import type { ConsoleState } from "../state/console-state.ts";
import type { Route } from "../state/route.ts";

/** What people can do; each is a function without an answer. */
export interface Actions {
  select(route: Route): void;
  close(): void;
  reload(): void;
  retry(): void;
  moreInvoices(): void;
  moreRuns(): void;
  start(): void;
  askCancel(): void;
  dismissCancel(): void;
  confirmCancel(reason: string): void;
}

/** What a view is made of. */
export interface View {
  readonly state: ConsoleState;
  readonly messages: Messages;
  readonly format: Format;
  readonly actions: Actions;
  readonly mayRun: boolean;
  /** Beginning of ids, one for each mount. */
  readonly id: string;
  /** The address of a selection. */
  href(route: Route): string;
}

export type Render<Input = void> = (view: View, input: Input) => VNode;

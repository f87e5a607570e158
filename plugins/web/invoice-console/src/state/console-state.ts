import type { Invoice } from "@rawr/invoicing-client";
import type { TimelineEvent, WorkflowRunStatus } from "@rawr/workflows-client";
import type { Route } from "./route.ts";
import type { Store } from "./store.ts";
import type { Trouble } from "./trouble.ts";

/** Pages of something, as far as they were fetched. */
export interface Listed<Item> {
  readonly phase: "loading" | "ready" | "failed";
  readonly items: readonly Item[];
  /** Cursor of the next page. */
  readonly next?: string | undefined;
  /** The next page is on its way. */
  readonly adding?: boolean;
  readonly trouble?: Trouble | undefined;
}

/** The run that is shown. */
export interface ShownRun {
  readonly runId: string;
  /** Unknown until it was asked for. */
  readonly status?: WorkflowRunStatus;
  readonly events: readonly TimelineEvent[];
  /** How news of it arrive. */
  readonly feed: "connecting" | "live" | "polling" | "ended";
  readonly trouble?: Trouble | undefined;
}

/** Everything that is shown follows from this. */
export interface ConsoleState {
  readonly route: Route;
  readonly online: boolean;
  readonly signedOut: boolean;
  readonly list: Listed<Invoice>;
  /** The selected one; absent while it is fetched. */
  readonly invoice?: Invoice | undefined;
  readonly invoiceTrouble?: Trouble | undefined;
  /** The program's own part for the selected invoice could not be fetched. */
  readonly codeTrouble?: Trouble | undefined;
  readonly runs: Listed<WorkflowRunStatus>;
  readonly run?: ShownRun | undefined;
  /** A press of the button that has no answer yet, or a bad one. */
  readonly press?: { readonly invoiceId: string; readonly trouble?: Trouble } | undefined;
  /** A cancellation that is asked about, on its way, or was refused. */
  readonly cancel?: { readonly runId: string; readonly sending?: boolean; readonly trouble?: Trouble } | undefined;
}

export type ConsoleStore = Store<ConsoleState>;

export const nothing: Listed<never> = { phase: "loading", items: [] };

export const initialState: ConsoleState = {
  route: {},
  online: true,
  signedOut: false,
  list: nothing,
  runs: nothing,
};

import type { InvoicingClient } from "../invoicing-client.ts";
import type { WorkflowClient } from "../workflow-client.ts";
import type { ConsoleStore } from "./console-state.ts";
import type { Pulse } from "./pulse.ts";

/** What everything that acts works with. */
export interface Desk {
  readonly invoices: InvoicingClient;
  readonly store: ConsoleStore;
  readonly pulse: Pulse;
  /** Aborts at unmount. */
  readonly signal: AbortSignal;
  /** Scopes that the person has for workflows. */
  readonly scopes: readonly string[];
  /** Writes the selection into the page's address. */
  navigate(route: ConsoleStore["value"]["route"], how: "push" | "replace"): void;
  /** Moves the focus once what is selected by `selector` is there. */
  focus(selector: string): void;
  /** For errors that are this program's. */
  reportError(error: unknown): void;
}

/** What everything works with that acts on runs. */
export interface RunDesk extends Desk {
  readonly workflows: WorkflowClient;
}

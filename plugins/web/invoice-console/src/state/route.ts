import { type ConsoleState, nothing } from "./console-state.ts";

/** What is selected; it is in the fragment of the page's address, so that it survives a reload and can be sent to a colleague. */
export interface Route {
  readonly invoiceId?: string;
  readonly runId?: string;
}

/** Reads `#invoice=inv-001&run=01J…`; what else the fragment holds is somebody else's. */
export function readRoute(hash: string): Route {
  const params = new URLSearchParams(hash.slice(1));
  const invoiceId = params.get("invoice");
  const runId = params.get("run");
  return { ...(invoiceId && { invoiceId, ...(runId && { runId }) }) };
}

/** The fragment with `route` in it. */
export function writeRoute({ invoiceId, runId }: Route, hash: string): string {
  const params = new URLSearchParams(hash.slice(1));
  for (const [name, value] of [["invoice", invoiceId] as const, ["run", runId] as const]) {
    if (value) params.set(name, value);
    else params.delete(name);
  }
  return `#${params}`;
}

/** What changes with a selection: what belonged to another invoice is gone. */
export function routed({ route: before, list }: ConsoleState, route: Route): Partial<ConsoleState> {
  if (route.invoiceId === before.invoiceId) return { route };
  const invoice = list.items.find((item) => item.invoiceId === route.invoiceId);
  return {
    route,
    invoice,
    invoiceTrouble: undefined,
    runs: nothing,
    run: undefined,
    press: undefined,
    cancel: undefined,
  };
}

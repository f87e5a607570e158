import type { Detail } from "../detail.ts";
import type { Messages } from "../messages.ts";
import type { ConsoleState } from "../state/console-state.ts";

/** What people who do not see the page hear of it: the one most important thing. */
export function announcementOf(state: ConsoleState, messages: Messages, detail: Detail | undefined): string {
  const { signedOut, online, list, route } = state;
  if (signedOut) return messages.signedOut;
  if (!online) return messages.offline;
  if (route.invoiceId) return detail?.announcement(state, messages) ?? "";
  return list.phase === "ready" ? messages.invoiceCount(list.items.length, !!list.next) : "";
}

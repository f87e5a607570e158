import type { Messages } from "../messages.ts";
import type { ConsoleState } from "../state/console-state.ts";
import { headlineOf } from "../state/headline.ts";

/** What people who do not see the page hear of it: the one most important thing. */
export function announcementOf(state: ConsoleState, messages: Messages): string {
  const { signedOut, online, run, list, route } = state;
  if (signedOut) return messages.signedOut;
  if (!online) return messages.offline;
  const headline = run && headlineOf(run, messages);
  if (headline) return `${headline.title}. ${headline.text}`;
  return !route.invoiceId && list.phase === "ready" ? messages.invoiceCount(list.items.length, !!list.next) : "";
}

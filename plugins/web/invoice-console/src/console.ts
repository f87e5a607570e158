import type { MountContext } from "@rawr/ui-sdk";
import { connectBy } from "./connect.ts";
import { createAnnouncer } from "./dom/announcer.ts";
import { createFocus } from "./dom/focus.ts";
import { patch } from "./dom/patch.ts";
import { createFormat } from "./format/format.ts";
import { createInvoicingClient } from "./invoicing-client.ts";
import { lazyDetail } from "./lazy-detail.ts";
import type { Messages } from "./messages.ts";
import { createActions } from "./state/actions.ts";
import { initialState } from "./state/console-state.ts";
import type { Desk } from "./state/desk.ts";
import { loadInvoices } from "./state/invoice-list.ts";
import { catchUp, keepFresh } from "./state/keep-fresh.ts";
import { createPulse } from "./state/pulse.ts";
import { type Route, readRoute, routed, writeRoute } from "./state/route.ts";
import { createStore } from "./state/store.ts";
import { announcementOf } from "./views/announcement.ts";
import { consoleView } from "./views/console.ts";

/** Where a console lives, and for how long. */
export interface Home {
  readonly root: HTMLElement;
  readonly context: MountContext;
  readonly signal: AbortSignal;
  readonly messages: Messages;
}

/** A console that is on a page. */
export interface Console {
  /** Goes on in another language. */
  speak(locale: string, messages: Messages): void;
}

let consoles = 0;

/** Brings state, requests and views together. */
export function createConsole({ root, context, signal, messages }: Home): Console {
  const content = document.createElement("div");
  const announcer = createAnnouncer(signal);
  root.append(content, announcer.element);
  const focus = createFocus(root);
  const pulse = createPulse();
  const id = `invoice-console-${++consoles}`;
  let language = { messages, format: createFormat(context.locale.value) };

  const store = createStore(initialState, () => render());
  const connect = connectBy(context, {
    onLine(online) {
      if (signal.aborted || online === store.value.online) return;
      store.set({ online });
      if (online) catchUp(desk, detail);
    },
    onSignedOut() {
      if (signal.aborted || store.value.signedOut) return;
      store.set({ signedOut: true });
      context.report({ kind: "signed-out" });
    },
  });
  const href = (route: Route) => writeRoute(route, location.hash);
  const show = (route: Route) => {
    store.set(routed(store.value, route));
    detail.show();
  };
  const desk: Desk = {
    invoices: createInvoicingClient(connect),
    store,
    pulse,
    signal,
    scopes: context.capabilities.require("workflows").scopes,
    navigate(route, how) {
      history[how === "push" ? "pushState" : "replaceState"](history.state, "", href(route));
      show(route);
    },
    focus: focus.move,
    reportError: (error) => context.report({ kind: "error", error }),
  };
  const detail = lazyDetail(desk, connect, root);
  const actions = createActions(desk, detail);
  const render = () => {
    if (signal.aborted) return;
    const view = { ...language, state: store.value, actions, id, href };
    focus.keep(() => patch(content, consoleView(view, detail.value)));
    const said = announcementOf(store.value, language.messages, detail.value);
    if (said) announcer.say(said);
  };

  addEventListener("popstate", () => show(readRoute(location.hash)), { signal });
  addEventListener("offline", () => store.set({ online: false }), { signal });
  for (const name of ["online", "focus"]) addEventListener(name, pulse.wake, { signal });
  show(readRoute(location.hash));
  loadInvoices(desk).then(detail.prefetch, desk.reportError);
  keepFresh(desk, detail).catch(desk.reportError);
  render();
  return {
    speak(locale, messages) {
      language = { messages, format: createFormat(locale) };
      render();
    },
  };
}

import { adoptStyles, type Mount } from "@rawr/ui-sdk";
import { createAnnouncer } from "./dom/announcer.ts";
import { createFocus } from "./dom/focus.ts";
import { patch } from "./dom/patch.ts";
import { createFormat } from "./format/format.ts";
import { messagesFor } from "./messages.ts";
import { createActions } from "./state/actions.ts";
import { initialState } from "./state/console-state.ts";
import type { Desk } from "./state/desk.ts";
import { loadInvoices } from "./state/invoice-list.ts";
import { catchUp, keepFresh } from "./state/keep-fresh.ts";
import { createPulse } from "./state/pulse.ts";
import { type Route, readRoute, writeRoute } from "./state/route.ts";
import { createSelection } from "./state/selection.ts";
import { createStore } from "./state/store.ts";
import { styles } from "./styles/styles.ts";
import { announcementOf } from "./views/announcement.ts";
import { consoleView } from "./views/console.ts";
import { runScope } from "./views/run-actions.ts";
import type { View } from "./views/view.ts";
import { createConsoleClient } from "./workflow-client.ts";

let mounts = 0;

/** Puts the invoice console into an element. What it needs comes from the context; what is selected from the page's address. */
export const mount: Mount = (element, context) => {
  const life = new AbortController();
  const { signal } = life;
  const root = document.createElement("div");
  root.className = "invoice-console";
  const announcer = createAnnouncer(signal);
  const focus = createFocus(root);
  const pulse = createPulse();
  const id = `invoice-console-${++mounts}`;
  let messages = messagesFor(context.locale.value);
  let format = createFormat(context.locale.value);

  const store = createStore(initialState, () => render());
  const client = createConsoleClient(context, {
    onLine(online) {
      if (signal.aborted || online === store.value.online) return;
      store.set({ online });
      if (online) catchUp(desk, selection);
    },
    onSignedOut() {
      if (signal.aborted || store.value.signedOut) return;
      store.set({ signedOut: true });
      context.report({ kind: "signed-out" });
    },
  });
  const href = (route: Route) => writeRoute(route, location.hash);
  const desk: Desk = {
    client,
    store,
    pulse,
    signal,
    navigate(route, how) {
      history[how === "push" ? "pushState" : "replaceState"](history.state, "", href(route));
      selection.show(route);
    },
    focus: focus.move,
    reportError: (error) => context.report({ kind: "error", error }),
  };
  const selection = createSelection(desk);
  const actions = createActions(desk, selection);
  const mayRun = context.capabilities.require("workflows").scopes.includes(runScope);

  const render = () => {
    if (signal.aborted) return;
    const view: View = { state: store.value, messages, format, actions, mayRun, id, href };
    focus.keep(() => patch(content, consoleView(view)));
    const said = announcementOf(store.value, messages);
    if (said) announcer.say(said);
  };

  const content = document.createElement("div");
  root.append(content, announcer.element);
  const removeStyles = adoptStyles(element, styles);
  element.append(root);
  const leave = [
    context.locale.subscribe((locale) => {
      messages = messagesFor(locale);
      format = createFormat(locale);
      root.lang = locale;
      render();
    }),
    removeStyles,
    () => root.remove(),
  ];
  const unmount = () => {
    if (signal.aborted) return;
    life.abort();
    for (const end of leave) end();
  };
  root.lang = context.locale.value;
  context.signal.addEventListener("abort", unmount, { signal });
  const readHash = () => selection.show(readRoute(location.hash));
  addEventListener("popstate", readHash, { signal });
  addEventListener("offline", () => store.set({ online: false }), { signal });
  for (const name of ["online", "focus"]) addEventListener(name, pulse.wake, { signal });
  readHash();
  void loadInvoices(desk);
  keepFresh(desk, selection).catch(desk.reportError);
  render();
  return { unmount };
};
